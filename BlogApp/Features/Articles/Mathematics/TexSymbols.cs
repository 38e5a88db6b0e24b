using System.Collections.Frozen;

namespace BlogApp.Features.Articles.Mathematics;

/// <summary>The symbols for TeX's command names.</summary>
internal static class TexSymbols
{
    /// <summary>Letters and other ordinary symbols.</summary>
    public static FrozenDictionary<string, string> Letters { get; } = Table("""
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ
        rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
        infty ∞ partial ∂ nabla ∇ hbar ℏ ell ℓ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ emptyset ∅ varnothing ∅ imath ı jmath ȷ angle ∠ top ⊤ bot ⊥ degree ° prime ′
        dots … ldots … cdots ⋯ vdots ⋮ ddots ⋱ forall ∀ exists ∃ nexists ∄ square □ blacksquare ■ triangle △ star ⋆ bullet • dagger † ddagger ‡
        """);

    /// <summary>Operators and relations.</summary>
    public static FrozenDictionary<string, string> Operators { get; } = Table("""
        pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ circ ∘ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ wedge ∧ land ∧ vee ∨ lor ∨ cap ∩ cup ∪ setminus ∖ neg ¬ lnot ¬
        le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ equiv ≡ approx ≈ cong ≅ sim ∼ simeq ≃ propto ∝ ll ≪ gg ≫ prec ≺ succ ≻ preceq ⪯ succeq ⪰ doteq ≐
        in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ mid ∣ nmid ∤ parallel ∥ perp ⊥ models ⊨ vdash ⊢ dashv ⊣
        to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ iff ⟺ mapsto ↦ longrightarrow ⟶
        longleftarrow ⟵ uparrow ↑ downarrow ↓ Uparrow ⇑ Downarrow ⇓ hookrightarrow ↪ rightharpoonup ⇀ rightleftharpoons ⇌ leadsto ⇝
        colon : cdotp · bmod mod lt < gt > And & therefore ∴ because ∵ coloneqq ≔
        """);

    /// <summary>Brackets, also those with a size prefix.</summary>
    public static FrozenDictionary<string, string> Brackets { get; } = Table("""
        langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lvert | rvert | lVert ‖ rVert ‖ vert | Vert ‖ lbrace { rbrace } lbrack [ rbrack ] backslash \ | ‖ { { } }
        """);

    /// <summary>Large operators that take their limits above and below in a displayed formula.</summary>
    public static FrozenDictionary<string, string> Large { get; } = Table("""
        sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigsqcup ⨆
        """);

    public static FrozenDictionary<string, string> Integrals { get; } = Table("int ∫ iint ∬ iiint ∭ oint ∮");

    /// <summary>Function names that take a limit below.</summary>
    public static FrozenSet<string> Limits { get; } = Set("lim limsup liminf max min sup inf det gcd Pr argmax argmin");

    public static FrozenSet<string> Functions { get; } = Set("sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth log ln lg exp dim ker deg hom arg");

    /// <summary>Accents above a base.</summary>
    public static FrozenDictionary<string, string> Accents { get; } = Table("""
        hat ^ widehat ^ bar ¯ overline ¯ vec → overrightarrow → tilde ~ widetilde ~ dot ˙ ddot ¨ check ˇ breve ˘ acute ´ grave ` overbrace ⏞
        """);

    public static FrozenDictionary<string, string> Below { get; } = Table("underline _ underbrace ⏟");

    /// <summary>Spaces, in ems.</summary>
    public static FrozenDictionary<string, string> Spaces { get; } = Table(", .167em : .222em > .222em ; .278em quad 1em qquad 2em enspace .5em ! -.167em ~ .333em");

    private static FrozenDictionary<string, string> Table(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, words.Length / 2).ToFrozenDictionary(i => words[i * 2], i => words[i * 2 + 1], StringComparer.Ordinal);
    }

    private static FrozenSet<string> Set(string text) => text.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
