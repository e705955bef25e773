import { Button } from "@fluentui/react-components";
import { Notice } from "../components/notice.tsx";
import { useQuery } from "@tanstack/react-query";
import { setUpApi } from "../api/set-up-api.ts";
import { serverKey, useMe } from "../session/kept-answers.ts";
import { useApi } from "./parts/admin-services.ts";
import { useSignOut } from "../session/sign-in.ts";
import { AdminPage } from "./parts/admin-page.tsx";

/** For a person who is signed in and is no admin. */
export function NoRight() {
  const me = useMe();
  const signOut = useSignOut();
  const api = useApi(setUpApi);
  // Asked in order to be refused: the reason is the server's own.
  const refusal = useQuery({
    queryKey: [...serverKey, "set-up"],
    queryFn: ({ signal }) => api.setUp(signal),
  });
  return (
    <AdminPage
      title="This page is for admins"
      purpose={`You are signed in as ${me?.person.name ?? "somebody"}.`}
    >
      <Notice
        tone="info"
        title={refusal.error?.message ?? "Only an admin can do this."}
        actions={
          <Button size="small" onClick={signOut}>
            Sign in as somebody else
          </Button>
        }
      >
        An admin of your firm can give you the right.
      </Notice>
    </AdminPage>
  );
}
