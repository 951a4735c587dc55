/** Words around the list of checks; the sentences themselves are in `checks.ts`. */
export const checkList = {
  title: 'Checks',
  severity: { error: 'error', warning: 'warning', info: 'note' },
  summary: (errors: number, warnings: number, notes: number) =>
    errors + warnings + notes === 0
      ? 'nothing found'
      : [
          errors > 0 && (errors === 1 ? '1 error' : `${errors} errors`),
          warnings > 0 && (warnings === 1 ? '1 warning' : `${warnings} warnings`),
          notes > 0 && (notes === 1 ? '1 note' : `${notes} notes`),
        ]
          .filter(Boolean)
          .join(', '),
  show: 'Show me',
  checked: (count: number) => `${count} checks were made`,
};
