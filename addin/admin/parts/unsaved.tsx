import { createContext, use, useEffect, useId, useMemo, useRef } from "react";
import type { ReactNode } from "react";

/** What has been typed and not saved, by form. */
interface Unsaved {
  exists: () => boolean;
  set: (form: string, dirty: boolean) => void;
}

const UnsavedContext = createContext<Unsaved>({ exists: () => false, set: () => undefined });

/** Remembers which forms hold something unsaved, and keeps the browser from closing over it. */
export function UnsavedProvider({ children }: { children: ReactNode }) {
  const forms = useRef(new Set<string>());
  const unsaved = useMemo<Unsaved>(
    () => ({
      exists: () => forms.current.size > 0,
      set: (form, dirty) => {
        if (dirty) forms.current.add(form);
        else forms.current.delete(form);
      },
    }),
    [],
  );
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (unsaved.exists()) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsaved]);
  return <UnsavedContext value={unsaved}>{children}</UnsavedContext>;
}

/** Tells the page around that this form holds something unsaved; leaving the section then asks first. */
export function useUnsaved(dirty: boolean): void {
  const form = useId();
  const { set } = use(UnsavedContext);
  useEffect(() => {
    set(form, dirty);
    return () => set(form, false);
  }, [form, dirty, set]);
}

/** Whether anything unsaved is on the page, asked at the moment of leaving. */
export function useUnsavedExists(): () => boolean {
  return use(UnsavedContext).exists;
}
