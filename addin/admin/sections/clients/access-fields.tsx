import { Checkbox, Field, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import type { Privacy, TeamMember } from "#shared/wire/client.ts";
import { Answer } from "../../parts/answer.tsx";
import { useColleagues } from "./client-queries.ts";
import { privacies } from "./client-words.ts";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL },
  means: { display: "block", maxWidth: "64ch", color: tokens.colorNeutralForeground2 },
  set: { margin: 0, padding: 0, border: "none", minWidth: 0 },
  legend: { padding: 0 },
  hint: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  problem: { margin: 0, color: tokens.colorStatusDangerForeground1 },
  team: {
    display: "flex",
    flexWrap: "wrap",
    maxWidth: "760px",
    "& > *": { width: "240px", maxWidth: "100%" },
  },
});

export interface AccessValues {
  privacy: Privacy;
  teamIds: readonly string[];
}

/** Who sees a client: what each of the three means, and who is on its team. */
export function AccessFields(props: {
  values: AccessValues;
  /** Who is on the team now, also those who cannot sign in any more. */
  team?: readonly TeamMember[];
  problem: string | undefined;
  onChange: (values: AccessValues) => void;
}) {
  const styles = useStyles();
  const { values, onChange, team = [] } = props;
  const colleagues = useColleagues();
  return (
    <div className={styles.fields}>
      <Field label="Who sees the client">
        <RadioGroup
          value={values.privacy}
          onChange={(_, { value }) => {
            const chosen = privacies.find((one) => one.value === value);
            if (chosen) onChange({ ...values, privacy: chosen.value });
          }}
        >
          {privacies.map(({ value, name, means }) => (
            <Radio
              key={value}
              value={value}
              label={
                <>
                  {name}
                  <span className={styles.means}>{means}</span>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {/* Not a Field: it would give its one id to every box. */}
      <fieldset className={styles.set}>
        <legend className={styles.legend}>Team</legend>
        <Answer query={colleagues} loading="The people are loading">
          {(people) => {
            const gone = team.filter(({ disabled }) => disabled);
            const all = [...people.map((person) => ({ ...person, disabled: false })), ...gone];
            return (
              <div className={styles.team}>
                {all.map(({ id, name, disabled }) => (
                  <Checkbox
                    key={id}
                    label={disabled ? `${name} (disabled)` : name}
                    checked={values.teamIds.includes(id)}
                    onChange={(_, { checked }) =>
                      onChange({
                        ...values,
                        teamIds: checked
                          ? [...values.teamIds, id]
                          : values.teamIds.filter((one) => one !== id),
                      })
                    }
                  />
                ))}
              </div>
            );
          }}
        </Answer>
        <p className={styles.hint}>
          {values.privacy === "public"
            ? "Matters once the client is private or hidden."
            : "At least one of them must be able to sign in."}
        </p>
        {props.problem !== undefined && (
          <p role="alert" className={styles.problem}>
            {props.problem}
          </p>
        )}
      </fieldset>
    </div>
  );
}
