import type { PersonView } from "#shared/wire/person.ts";
import { ConfirmDialog } from "../../parts/confirm-dialog.tsx";
import { Sentences } from "../../parts/sentences.tsx";
import { changeAsAction, changeInWords } from "./rights-words.ts";
import type { Rights } from "./rights-words.ts";
import { usePeopleChange } from "./use-people.ts";

/** Asks, in words, before a right is given or taken. */
export function RightsDialog(props: {
  person: PersonView;
  rights: Rights;
  isSelf: boolean;
  onDone: (told: string) => void;
  onClose: () => void;
}) {
  const { person, rights, isSelf } = props;
  const change = usePeopleChange((api, version: number) =>
    api.changeRights(person.id, version, rights),
  );
  const sentences = changeInWords(person.name, person.rights, rights);
  return (
    <ConfirmDialog
      title={`Change what ${person.name} may do?`}
      action={changeAsAction(person.rights, rights)}
      working={change.isPending}
      error={change.error}
      unchanged="The rights are as they were."
      onConfirm={() =>
        change.mutate(person.version, { onSuccess: () => props.onDone(sentences.join(" ")) })
      }
      onClose={props.onClose}
    >
      <Sentences
        texts={[
          ...sentences,
          ...(isSelf && !rights.admin && person.rights.admin
            ? [
                "This is you: the page closes for you at once, and another admin must let you back in.",
              ]
            : ["It holds from the next thing they do."]),
        ]}
      />
    </ConfirmDialog>
  );
}
