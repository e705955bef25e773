import { Button, useAnnounce } from "@fluentui/react-components";
import { PersonAddRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useMe } from "../../../session/kept-answers.ts";
import { AdminPage } from "../../parts/admin-page.tsx";
import { Answer } from "../../parts/answer.tsx";
import type { SectionProps } from "../../parts/section-props.ts";
import { DisableDialog } from "./disable-dialog.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { NewLinkDialog } from "./new-link-dialog.tsx";
import { PeopleTable } from "./people-table.tsx";
import { PersonDialog } from "./person-dialog.tsx";
import { RightsDialog } from "./rights-dialog.tsx";
import type { PeopleQuestion } from "./people-question.ts";
import { usePeople } from "./use-people.ts";
import { WhatRightsMean } from "./what-rights-mean.tsx";

/** Who works with Billing Runs, and what each of them may do. */
export function Section({ title }: SectionProps) {
  const people = usePeople();
  const self = useMe()?.person.id;
  const [question, setQuestion] = useState<PeopleQuestion | null>(null);
  return (
    <AdminPage
      title={title}
      purpose="Who works with Billing Runs, and what each of them may do."
      actions={
        <Button
          appearance="primary"
          icon={<PersonAddRegular />}
          onClick={() => setQuestion({ about: "invite" })}
        >
          Invite a person
        </Button>
      }
    >
      <Answer query={people} loading="The people are loading">
        {(rows) => <PeopleTable people={rows} self={self} onAsk={setQuestion} />}
      </Answer>
      <WhatRightsMean />
      {question && <Question question={question} self={self} onClose={() => setQuestion(null)} />}
    </AdminPage>
  );
}

function Question(props: {
  question: PeopleQuestion;
  self: string | undefined;
  onClose: () => void;
}) {
  const { question, onClose } = props;
  const { announce } = useAnnounce();
  const onDone = (told: string): void => {
    announce(told);
    onClose();
  };
  switch (question.about) {
    case "invite":
      return <InviteDialog onClose={onClose} />;
    case "rights":
      return (
        <RightsDialog
          person={question.person}
          rights={question.rights}
          isSelf={question.person.id === props.self}
          onDone={onDone}
          onClose={onClose}
        />
      );
    case "person":
      return <PersonDialog person={question.person} onDone={onDone} onClose={onClose} />;
    case "link":
      return <NewLinkDialog person={question.person} onClose={onClose} />;
    case "disable":
      return <DisableDialog person={question.person} onDone={onDone} onClose={onClose} />;
  }
}
