import { useEffect } from 'react';
import { SkipLinks } from '../a11y/SkipLinks';
import { useApp, useAppState, useFirstText } from '../base/app-context';
import { copyPlain } from '../base/copy-plain';
import { goToParameters } from '../base/go-to-parameters';
import { late } from '../base/late';
import { Part } from '../base/Part';
import { useForm, useIsLow } from '../base/use-form';
import { LateFailure } from '../notes/LateFailure';
import { NewVersion } from '../notes/NewVersion';
import messages from '../notes/Notices.module.css';
import { Stage } from '../stage/Stage';
import { Timeline } from '../timeline/Timeline';
import styles from './App.module.css';
import { ExplainColumn } from './ExplainColumn';
import { Header } from './Header';
import { SettingsColumn } from './SettingsColumn';
import { useLanguage } from './use-language';
import { useTheme } from './use-theme';

const LectureStory = late('LectureStory');
const LiveNarration = late('LiveNarration');
const ParameterSheet = late('ParameterSheet');
const TableTwin = late('TableTwin');
const CopiedNote = late('CopiedNote');
const Dialogs = late('Dialogs');
const Keys = late('Keys');

/** The three layouts: panels beside the picture on desktops and tablets, under it on a phone. */
export function App() {
  const words = useFirstText();
  const form = useForm();
  const isLow = useIsLow();
  const { actions } = useApp();
  const isTableOpen = useAppState((state) => state.isTableOpen);
  const isMenuOpen = useAppState((state) => state.isMenuOpen);
  const areSettingsOpen = useAppState((state) => state.areSettingsOpen);
  const isLecture = useAppState((state) => state.isLecture);
  // Two pictures need a tablet's whole width until a cell is pinned.
  const isWide = useAppState(
    (state) => form === 'tablet' && state.compared !== null && state.pins.length === 0 && state.tour === null,
  );
  useEffect(() => copyPlain(document), []);
  useLanguage();
  useTheme();

  return (
    <div
      className={styles.app}
      data-form={form}
      data-low={(form === 'phone' && isLow) || undefined}
      data-settings={areSettingsOpen || undefined}
      data-lecture={isLecture || undefined}
      data-wide={isWide || undefined}
    >
      <SkipLinks onTable={() => actions.showTable(true)} onParameters={() => goToParameters(actions)} />
      <Part>
        <Header form={form} onMenu={() => actions.showMenu(true)} />
      </Part>
      <div className={messages.messages}>
        <NewVersion />
        <LateFailure />
      </div>
      {form === 'desktop' && areSettingsOpen && <SettingsColumn />}
      {isLecture && (
        <button
          type="button"
          className={`button ${styles.closeLecture}`}
          onClick={() => actions.setLecture(false)}
        >
          {words.app.close}
        </button>
      )}
      <div className={styles.center}>
        <Part>
          <Stage form={form} />
        </Part>
        <Part>
          <Keys />
        </Part>
        <Part>
          <TableTwin isOpen={isTableOpen} />
        </Part>
        {isTableOpen && (
          <button
            type="button"
            className={`button ${styles.closeTable}`}
            onClick={() => actions.showTable(false)}
          >
            {words.app.close}
          </button>
        )}
      </div>
      <Part>{!isWide && <ExplainColumn form={form} />}</Part>
      {isLecture && (
        <Part>
          <LectureStory />
        </Part>
      )}
      <Part>
        <Timeline form={form} />
      </Part>
      <Part>
        {form !== 'desktop' && (
          <ParameterSheet
            isOpen={isMenuOpen}
            hasTabs={form === 'phone'}
            onClose={() => actions.showMenu(false)}
          />
        )}
      </Part>
      {Object.entries(ABOVE).map(([name, Above]) => (
        <Part key={name}>
          <Above />
        </Part>
      ))}
    </div>
  );
}

/** Dialogs and live regions. If one fails, the others stay. */
const ABOVE = { Dialogs, LiveNarration, CopiedNote };
