import type { PersonView } from "#shared/wire/person.ts";
import { formatInstantDay } from "../../../components/format.ts";
import { useLocale } from "../../../components/locale.ts";
import { MoreMenu } from "../../../components/more-menu.tsx";
import { RecordTable } from "../../parts/record-table.tsx";
import type { Column } from "../../parts/record-table.tsx";
import { PersonCell } from "./person-cell.tsx";
import { RightCell } from "./right-cell.tsx";
import { rightNames, rightTitles } from "./rights-words.ts";
import type { PeopleQuestion } from "./people-question.ts";

interface TableProps {
  people: readonly PersonView[];
  self: string | undefined;
  onAsk: (question: PeopleQuestion) => void;
}

/** Everybody with their rights; what is ticked or chosen here is asked for first. */
export function PeopleTable(props: TableProps) {
  const locale = useLocale();
  return (
    <RecordTable
      label="People and their rights"
      rows={props.people}
      rowKey={({ id }) => id}
      columns={columnsFor(props, locale)}
      isQuiet={({ disabled }) => disabled}
    />
  );
}

function columnsFor({ self, onAsk }: TableProps, locale: string): Column<PersonView>[] {
  return [
    {
      title: "Person",
      cell: (person) => <PersonCell person={person} isSelf={person.id === self} />,
    },
    ...rightNames.map((right): Column<PersonView> => ({
      title: rightTitles[right],
      cell: (person) => (
        <RightCell
          person={person}
          right={right}
          onAsk={(rights) => onAsk({ about: "rights", person, rights })}
        />
      ),
    })),
    {
      title: "Last seen",
      cell: ({ lastSeenAt }) =>
        lastSeenAt === null ? "Never signed in" : formatInstantDay(lastSeenAt, locale),
    },
    {
      title: "More",
      kind: "menu",
      cell: (person) => <PersonActions person={person} onAsk={onAsk} />,
    },
  ];
}

function PersonActions(props: { person: PersonView; onAsk: (question: PeopleQuestion) => void }) {
  const { person, onAsk } = props;
  return (
    <MoreMenu
      label={`More about ${person.name}`}
      entries={[
        {
          type: "action",
          text: "Correct name or address",
          onChoose: () => onAsk({ about: "person", person }),
        },
        {
          type: "action",
          text: "Make a new link",
          hint: "For an invitation that has run out, or a lost password",
          permission: person.disabled
            ? { allowed: false, reason: "This person is shut out" }
            : null,
          onChoose: () => onAsk({ about: "link", person }),
        },
        { type: "divider" },
        {
          type: "action",
          text: person.disabled ? "Let in again" : "Shut out",
          onChoose: () => onAsk({ about: "disable", person }),
        },
      ]}
    />
  );
}
