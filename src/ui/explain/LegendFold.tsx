import type { StageId } from '../../core/stages';
import type { RoutedToken } from '../../scenario/routed-token';
import { useText } from '../base/app-context';
import { Fold } from '../base/Fold';
import { Legend } from './Legend';

/** The glyphs of the picture, each with its word, behind one line. */
export function LegendFold({ token, stage }: { token: RoutedToken; stage: StageId }) {
  const words = useText();
  return (
    <Fold name="legend" title={words.app.legendFold}>
      <Legend token={token} stage={stage} />
    </Fold>
  );
}
