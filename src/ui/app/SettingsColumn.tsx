import { useEffect, useRef } from 'react';
import { useAppState, useFirstText } from '../base/app-context';
import { focusField } from '../base/go-to-parameters';
import { late } from '../base/late';
import { Part } from '../base/Part';
import styles from './App.module.css';

const ParameterPanel = late('ParameterPanel');
const RunDetails = late('RunDetails');

/** The parameters beside the picture. */
export function SettingsColumn() {
  const words = useFirstText();
  const column = useRef<HTMLElement>(null);
  const field = useAppState((state) => state.menuField);
  useEffect(() => {
    if (field && column.current) focusField(column.current, field);
  }, [field]);
  return (
    <aside ref={column} id="parameters" className={styles.left} aria-label={words.app.parameters}>
      <Part>
        <RunDetails />
        <ParameterPanel />
      </Part>
    </aside>
  );
}
