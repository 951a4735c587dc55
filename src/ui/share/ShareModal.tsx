import { useText } from '../base/app-context';
import { Modal } from '../base/Modal';
import { ShareContent } from './ShareContent';

/** What can be shared of the state, in a dialog of its own. */
export function ShareModal() {
  const words = useText();
  return (
    <Modal name="share" title={words.panels.shareTitle}>
      <ShareContent />
    </Modal>
  );
}
