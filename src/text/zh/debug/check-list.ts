import type { checkList as english } from '../../en/debug/check-list';
import type { Words } from '../../words';

export const checkList = {
  title: '检查',
  severity: { error: '错误', warning: '警告', info: '提示' },
  summary: (errors, warnings, notes) =>
    errors + warnings + notes === 0
      ? '没有发现问题'
      : [
          errors > 0 && `${errors} 个错误`,
          warnings > 0 && `${warnings} 个警告`,
          notes > 0 && `${notes} 条提示`,
        ]
          .filter(Boolean)
          .join('，'),
  show: '带我去看',
  checked: (count) => `做了 ${count} 项检查`,
} satisfies Words<typeof english>;
