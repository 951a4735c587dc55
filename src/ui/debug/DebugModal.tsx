import type { DebugDialog } from '../../state/slices/panels';
import { useText } from '../base/app-context';
import { Modal } from '../base/Modal';
import { CONTENTS } from './contents';
import styles from './Debug.module.css';
import { OnDemand } from './OnDemand';

/** The frame of a dialog for engineers. Its content exists only while it is open. */
export function DebugModal({ name }: { name: DebugDialog }) {
  const { debugging } = useText();
  const load = CONTENTS[name];
  return (
    <Modal name={name} title={debugging.titles[name]} className={styles.dialog}>
      {load && <OnDemand load={load} />}
    </Modal>
  );
}
