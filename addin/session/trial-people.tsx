import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { TrialPerson } from "#shared/wire/me.ts";

const useStyles = makeStyles({
  person: {
    display: "block",
    width: "100%",
    maxWidth: "none",
    textAlign: "start",
    paddingBlock: tokens.spacingVerticalS,
  },
  role: {
    display: "block",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
});

/** Whom to be in the trial: everybody is one click away. */
export function TrialPeople(props: {
  people: readonly TrialPerson[];
  working: boolean;
  onChoose: (personId: string) => void;
}) {
  const styles = useStyles();
  return (
    <>
      <span>This is a trial: choose whom to be.</span>
      {props.people.map(({ id, name, role }) => (
        <Button
          key={id}
          className={styles.person}
          disabled={props.working}
          onClick={() => props.onChoose(id)}
        >
          {name}
          <span className={styles.role}>{role}</span>
        </Button>
      ))}
    </>
  );
}
