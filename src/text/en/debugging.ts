/** Names of the dialogs for engineers. What stands in them loads with the first that opens: see `debug/`. */
export const debugging = {
  loading: 'Loading…',
  failed: 'This part could not be loaded. Check the connection and try again.',
  again: 'Try again',
  titles: {
    open: 'Open a configuration, rows or a picture',
    runs: 'What will run',
    checks: 'Checks of this router',
    forensics: 'Which implementation is it?',
    tellApart: 'Tokens that tell mistakes apart',
    dtypes: 'Dtype by dtype',
    bugs: 'Known bugs, live',
  },
  commands: {
    open: 'Open a file or paste…',
    runs: 'What will run, engine by engine',
    checks: 'Check this router',
    forensics: 'Which implementation gives these ids?',
    tellApart: 'Find tokens that tell mistakes apart',
    dtypes: 'See where a dtype changes the answer',
    bugs: 'Known bugs, live',
  },
};
