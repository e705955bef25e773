import { makeStyles } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import type { SetUpView } from "#shared/wire/set-up.ts";
import { setUpApi } from "../../../api/set-up-api.ts";
import { Notice } from "../../../components/notice.tsx";
import { serverKey } from "../../../session/kept-answers.ts";
import { AdminPage } from "../../parts/admin-page.tsx";
import { useApi } from "../../parts/admin-services.ts";
import { Answer } from "../../parts/answer.tsx";
import type { SectionProps } from "../../parts/section-props.ts";
import { OpenAddIn } from "./open-add-in.tsx";
import { Step } from "./step.tsx";
import { stepWords } from "./step-words.ts";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
});

/** Leads a new firm from nothing to its first run; afterwards tells how it stands. */
export function Section({ title }: SectionProps) {
  const api = useApi(setUpApi);
  const setUp = useQuery({
    queryKey: [...serverKey, "set-up"],
    queryFn: ({ signal }) => api.setUp(signal),
    // Every other section changes what this says.
    staleTime: 0,
  });
  return (
    <AdminPage
      title={title}
      purpose="What the firm needs before its first billing run, and what is there already."
    >
      <Answer query={setUp} loading="The steps are loading" rows={8}>
        {(view) => <Steps view={view} />}
      </Answer>
    </AdminPage>
  );
}

function Steps({ view }: { view: SetUpView }) {
  const styles = useStyles();
  return (
    <>
      <Notice tone={view.next === null ? "success" : "info"} title={standing(view)}>
        {view.next === null
          ? "What is below can be changed at any time."
          : `Next: ${stepWords[view.next].title}.`}
      </Notice>
      <ol className={styles.list}>
        {view.steps.map((step, index) => (
          <Step key={step.name} step={step} number={index + 1} isNext={step.name === view.next}>
            {step.name === "first-run" && <OpenAddIn />}
          </Step>
        ))}
      </ol>
    </>
  );
}

function standing({ steps, next }: SetUpView): string {
  const missing = steps.filter(({ state }) => state === "missing").length;
  if (next === null) return "The firm is set up";
  return missing === 1 ? "One step is left" : `${missing} steps are left`;
}
