import { useText } from '../base/app-context';
import { Modal } from '../base/Modal';
import { ShareContent } from './ShareContent';

/** The dialog that shares the state. */
export function ShareModal() {
  const words = useText();
  return (
    <Modal name="share" title={words.panels.shareTitle}>
      <ShareContent />
    </Modal>
  );
}
