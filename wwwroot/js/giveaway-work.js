// The puzzle before a claim: a number for which SHA-256 of "token:number" begins with the given count of zero bits. Written out, because browsers offer
// their own SHA-256 only over https, and one call at a time.
const K = [], H = [];
for (let n = 2; K.length < 64; n++) {
  let prime = true;
  for (let d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break; }
  if (!prime) continue;
  const part = root => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
  if (H.length < 8) H.push(part(n ** (1 / 2)));
  K.push(part(n ** (1 / 3)));
}
const turn = (x, n) => x >>> n | x << 32 - n;

/** The hash's first 32 bits; the text is ASCII. */
export function head(text) {
  const length = text.length, blocks = (length + 8 >> 6) + 1, words = new Int32Array(blocks * 16), w = new Int32Array(64);
  for (let i = 0; i < length; i++) words[i >> 2] |= text.charCodeAt(i) << 24 - i % 4 * 8;
  words[length >> 2] |= 0x80 << 24 - length % 4 * 8;
  words[words.length - 1] = length * 8;
  const hash = Int32Array.from(H);
  for (let block = 0; block < words.length; block += 16) {
    let [a, b, c, d, e, f, g, h] = hash;
    for (let i = 0; i < 64; i++) {
      w[i] = i < 16 ? words[block + i]
        : (turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ w[i - 2] >>> 10) + w[i - 7] + (turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ w[i - 15] >>> 3) + w[i - 16];
      const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (e & f ^ ~e & g) + K[i] + w[i] | 0;
      const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + (a & b ^ a & c ^ b & c) | 0;
      h = g; g = f; f = e; e = d + one | 0; d = c; c = b; b = a; a = one + two | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => { hash[i] = hash[i] + value | 0; });
  }
  return hash[0] >>> 0;
}

/** Finds the number, in slices that leave the page usable. */
export async function solve(token, bits) {
  for (let number = Math.floor(Math.random() * 2 ** 40); ; number++) {
    if (Math.clz32(head(`${token}:${number}`)) >= bits) return String(number);
    if (number % 2000 === 0) await new Promise(done => setTimeout(done));
  }
}
