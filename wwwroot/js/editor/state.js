// What the bar says: the article's state, what its button does, and whether the text is kept.

import { day } from './notices.js';
import { say } from '../words.js';

/** @param primary what the button that stands out does; @param past whether the time that is planned has passed */
export function showState(editor, primary, past) {
  const state = editor.article?.state ?? 'new';
  editor.root.dataset.state = state;
  for (const one of editor.root.querySelectorAll('[data-in]')) one.hidden = !one.dataset.in.split(' ').includes(state);
  const button = editor.root.querySelector('[data-do=primary]');
  button.textContent = { publish: past ? say('Publish with that date') : say('Publish now'), schedule: say('Schedule'), update: say('Update'), restore: say('Take out of the trash') }[primary];
  button.dataset.primary = primary;
  const badge = editor.root.querySelector('[data-badge]');
  badge.className = `badge ${{ published: 'good', scheduled: 'wait', trash: 'bad' }[state] ?? 'quiet'}`;
  badge.textContent = {
    new: say('Not saved yet'), draft: say('Draft'), published: say('Published'), unpublished: say('Unpublished'), trash: say('In the trash'),
    scheduled: say('Scheduled for {0}', day(editor.article?.publishedAt, true)),
  }[state];
}

export function showStatus(editor, state, detail) {
  const place = editor.root.querySelector('[data-kept]');
  place.dataset.kept = state;
  place.dataset.here = String(detail !== false);
  const here = detail === false ? say('This browser cannot keep it: save soon.') : say('Kept in this browser.');
  place.textContent = {
    changed: say('Not saved'), saved: say('All saved'), kept: say('Kept {0}, not saved', detail ? day(detail, false, true) : ''),
    offline: `${say('The server does not answer.')} ${here}`, refused: `${say('The server refuses it.')} ${here}`, gone: `${say('The server no longer has this article.')} ${here}`,
    'signed-out': `${say('You are signed out.')} ${here} ${say('Sign in in another tab.')}`, 'too-large': `${say('The text is too large for the server.')} ${here}`, taken: say('Kept in this browser only.'),
  }[state] ?? '';
  if (state === 'taken')
    editor.notices.show('taken', say('You have this open in another window, which keeps its own unsaved text.'), [[say('Keep this window’s text instead'), () => { editor.notices.hide('taken'); editor.keeper.takeOver(); }]]);
}
