import { useMutation } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { ProblemError } from "../../api/problem-error.ts";
import { useUnsaved } from "./unsaved.tsx";

/** What the server holds, with the version that a change must name. */
export interface Versioned<Values> {
  values: Values;
  version: number;
}

export type SaveState = "clean" | "dirty" | "saving" | "saved" | "changed-meanwhile" | "refused";

export interface EditForm<Values> {
  values: Values;
  state: SaveState;
  error: unknown;
  change: (part: Partial<Values>) => void;
  save: () => void;
  /** Back to what the server holds. */
  discard: () => void;
  /** After somebody else's change: the newest state, and on top of it what was typed here. */
  reload: () => void;
  /** What the server found wrong with a field: `problemOf("name")` finds the item at `/name` or below it. */
  problemOf: (field: string) => string | undefined;
}

/**
 * A form over something that has a version. `held` is what the query answered; `save` sends the values and answers what
 * is then held (put it into the query's data too); `reload` asks again. What was typed stays until it is saved or
 * discarded.
 */
export function useEditForm<Values extends object>(options: {
  held: Versioned<Values>;
  save: (values: Values, version: number) => Promise<Versioned<Values>>;
  reload: () => Promise<Versioned<Values>>;
}): EditForm<Values> {
  const [base, setBase] = useState(options.held);
  const [typed, setTyped] = useState<Partial<Values>>({});
  const [wasSaved, setWasSaved] = useState(false);

  const save = useMutation({
    mutationFn: (values: Values) => options.save(values, base.version),
    onSuccess: (held) => {
      setBase(held);
      setTyped({});
      setWasSaved(true);
    },
  });
  const reload = useMutation({
    mutationFn: options.reload,
    onSuccess: (held) => {
      setBase(held);
      setTyped((before) => differing(before, held.values));
      save.reset();
    },
  });

  // Nothing typed here: what others change is simply shown.
  const current = isEmpty(typed) && options.held.version > base.version ? options.held : base;
  if (current !== base) setBase(current);

  const values = useMemo(() => ({ ...current.values, ...typed }), [current, typed]);
  const dirty = !isEmpty(typed);
  useUnsaved(dirty);

  const change = useCallback(
    (part: Partial<Values>) => {
      setWasSaved(false);
      setTyped((before) => differing({ ...before, ...part }, base.values));
    },
    [base.values],
  );

  return {
    values,
    state: stateOf({
      dirty,
      wasSaved,
      working: save.isPending || reload.isPending,
      error: save.error,
    }),
    error: save.error ?? reload.error,
    change,
    save: () => {
      if (dirty && !save.isPending) save.mutate(values);
    },
    discard: () => {
      setTyped({});
      save.reset();
    },
    reload: () => reload.mutate(),
    problemOf: (field) => problemAt(save.error, field),
  };
}

function stateOf(facts: {
  dirty: boolean;
  wasSaved: boolean;
  working: boolean;
  error: unknown;
}): SaveState {
  if (facts.working) return "saving";
  // A refusal ends with what was refused: nothing typed any more, nothing to be saved.
  if (!facts.dirty) return facts.wasSaved ? "saved" : "clean";
  if (facts.error instanceof ProblemError && facts.error.code === "version-changed") {
    return "changed-meanwhile";
  }
  return facts.error ? "refused" : "dirty";
}

/** Message of the first item that lies at the field or below it. */
export function problemAt(error: unknown, field: string): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  const pointer = `/${field}`;
  return error.items.find(
    ({ location }) => location === pointer || location.startsWith(`${pointer}/`),
  )?.message;
}

/** The typed values that are not simply those that are held. */
function differing<Values extends object>(typed: Partial<Values>, held: Values): Partial<Values> {
  const entries = Object.entries(typed).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(held, field)),
  );
  // safe because only entries of the same object were left out
  return Object.fromEntries(entries) as Partial<Values>;
}

function isEmpty(typed: object): boolean {
  return Object.keys(typed).length === 0;
}
