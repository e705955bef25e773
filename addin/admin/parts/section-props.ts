/** What each section is given by the page around it. */
export interface SectionProps {
  title: string;
  /** The steps of the address behind the section: `#/clients/c-1` gives ["c-1"]. */
  path: readonly string[];
}
