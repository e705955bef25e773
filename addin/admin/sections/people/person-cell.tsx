import { Badge, makeStyles, tokens } from "@fluentui/react-components";
import type { PersonView } from "#shared/wire/person.ts";

const useStyles = makeStyles({
  name: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    fontWeight: tokens.fontWeightSemibold,
  },
  email: {
    display: "block",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

/** Name and address, and what is particular about the person. */
export function PersonCell({ person, isSelf }: { person: PersonView; isSelf: boolean }) {
  const styles = useStyles();
  const [mailbox, domain] = person.email.split("@");
  return (
    <>
      <span className={styles.name}>
        {person.name}
        {isSelf && (
          <Badge appearance="outline" color="informative">
            You
          </Badge>
        )}
        <StateBadge person={person} />
      </span>
      <span className={styles.email}>
        {mailbox}@<wbr />
        {domain}
      </span>
    </>
  );
}

function StateBadge({ person }: { person: PersonView }) {
  if (person.disabled) {
    return (
      <Badge appearance="tint" color="danger">
        Shut out
      </Badge>
    );
  }
  if (person.link?.kind !== "invitation") return null;
  return person.link.expired ? (
    <Badge appearance="tint" color="warning">
      Invitation has run out
    </Badge>
  ) : (
    <Badge appearance="tint" color="brand">
      Invited
    </Badge>
  );
}
