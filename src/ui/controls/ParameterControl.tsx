import { BiasControl } from './BiasControl';
import { RenormalizeSwitch, ScoringSelect } from './ChoiceFields';
import { IntegerField, ScaleField } from './NumberField';
import { ParameterSlider } from './ParameterSlider';
import { ScaleHandlingSelect } from './ScaleHandlingSelect';

interface ControlProps {
  field:
    | 'globalNumExperts'
    | 'numExpertGroup'
    | 'topkGroup'
    | 'topK'
    | 'scoringFunc'
    | 'renormalize'
    | 'routedScalingFactor'
    | 'eScoreCorrectionBias';
}

/** The control of one parameter, which a chip opens. */
export function ParameterControl({ field }: ControlProps) {
  switch (field) {
    case 'scoringFunc':
      return <ScoringSelect />;
    case 'renormalize':
      return <RenormalizeSwitch />;
    case 'eScoreCorrectionBias':
      return <BiasControl />;
    case 'routedScalingFactor':
      return (
        <>
          <ScaleField>
            <ParameterSlider field={field} />
          </ScaleField>
          <ScaleHandlingSelect />
        </>
      );
    default:
      return (
        <IntegerField field={field}>
          <ParameterSlider field={field} />
        </IntegerField>
      );
  }
}
