import { useState } from 'react';
import type { Check } from '../../core/facts/checks/check';
import { checksOf } from '../../core/facts/checks/checks';
import type { ParamName } from '../../core/facts/checks/config-reading';
import type { ReadConfig } from '../../import/config/read-config';
import type { RouterConfig } from '../../scenario/from-config';
import { sayError } from '../../text/checks';
import { CheckList } from '../checks/CheckList';
import { useDebugText } from '../debug/debug-text';
import { ConfigTable, lineId } from './ConfigTable';
import styles from './Open.module.css';
import { OpenRouter } from './OpenRouter';

interface ConfigViewProps {
  read: ReadConfig;
  /** Of the file; empty for a pasted text. */
  name: string;
}

/** What a configuration says of its router, what is wrong with it, and buttons that open it. */
export function ConfigView({ read: { reading, error, dialect }, name }: ConfigViewProps) {
  const { checks, config, open } = useDebugText();
  /** What the person filled in where the file says nothing. */
  const [given, setGiven] = useState<Partial<RouterConfig>>({});
  /** The parameters of the check that was followed last. */
  const [lit, setLit] = useState<readonly ParamName[]>([]);
  const reason = error && sayError(checks, error);
  if (!reading)
    return (
      <p role="alert" className="error" data-testid="config-error">
        {reason && open.notRead(name || open.pasted, reason)}
      </p>
    );
  const showOf = ({ params }: Check) => {
    const [first] = params;
    if (!first) return null;
    return () => {
      setLit(params);
      document.getElementById(lineId(first))?.focus();
    };
  };
  return (
    <section className={styles.config} aria-label={config.title}>
      {reason && (
        <p role="alert" className="error" data-testid="config-error">
          {open.partly(reason)}
        </p>
      )}
      <h3>{name || open.pasted}</h3>
      <p className="hint">
        {[
          dialect && config.dialects[dialect],
          reading.family ? config.family(reading.family) : config.noFamily,
          reading.layers !== null && config.layers(reading.layers),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ConfigTable reading={reading} given={given} onGive={setGiven} lit={lit} />
      <OpenRouter reading={reading} given={given} onGive={setGiven} name={name || open.pasted} />
      <CheckList checked={checksOf(reading)} showOf={showOf} />
    </section>
  );
}
