import { Ellipsis } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useFirstText } from '../base/app-context';
import { placeUnder } from '../base/Badge';
import base from '../base/base.module.css';
import { late } from '../base/late';

const MoreMenu = late('MoreMenu');

/** Opens what is needed now and then. */
export function MoreButton() {
  const words = useFirstText();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="button icon"
        aria-label={words.app.more}
        title={words.app.more}
        popoverTarget={id}
      >
        <Ellipsis size={16} aria-hidden />
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        className={base.popover}
        onToggle={(event) => {
          setIsOpen(event.newState === 'open');
          placeUnder(button.current, popover.current);
        }}
      >
        {isOpen && <MoreMenu onClose={() => popover.current?.hidePopover()} />}
      </div>
    </>
  );
}
