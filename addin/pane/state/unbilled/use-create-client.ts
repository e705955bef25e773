import { useAnnounce } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CreateClientBody } from "#shared/wire/client.ts";
import { keys } from "../server-queries.ts";
import { useServices } from "../services.ts";

/** Makes a public client of a name in the sheet; the rows are checked again afterwards (R17). */
export function useCreateClient() {
  const { api } = useServices();
  const client = useQueryClient();
  const { announce } = useAnnounce();
  return useMutation({
    mutationFn: (body: CreateClientBody) => api.createClient(body),
    onSuccess: async ({ name }) => {
      announce(`The client ${name} was created.`);
      await client.invalidateQueries({ queryKey: keys.check });
    },
  });
}
