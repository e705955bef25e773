import {
  ArrowExportLtrRegular,
  BuildingRegular,
  CalculatorRegular,
  CalendarLtrRegular,
  ContactCardGroupRegular,
  HistoryRegular,
  MailRegular,
  MoneyRegular,
  PeopleRegular,
  RocketRegular,
} from "@fluentui/react-icons";
import { lazy } from "react";
import type { ComponentType } from "react";
import type { Me } from "#shared/wire/me.ts";
import type { SectionProps } from "./parts/section-props.ts";

/** One part of the admin page: `#/id` leads to it. */
export interface AdminSection {
  id: string;
  title: string;
  Icon: ComponentType;
  Content: ComponentType<SectionProps>;
  isFor: (rights: Rights) => boolean;
}

type Rights = Me["rights"];

/** Sections that a person with these rights can use; teams keep their own clients without being admins (R17). */
export function sectionsFor(rights: Rights): readonly AdminSection[] {
  return sections.filter(({ isFor }) => isFor(rights));
}

const forAdmins = ({ admin }: Rights): boolean => admin;

type Loaded = Promise<{ Section: ComponentType<SectionProps> }>;

function section(
  id: string,
  title: string,
  Icon: ComponentType,
  load: () => Loaded,
  isFor = forAdmins,
): AdminSection {
  const Content = lazy(async () => ({ default: (await load()).Section }));
  return { id, title, Icon, Content, isFor };
}

/** All sections in the order of the navigation; the first is where one begins. A new one is one line here. */
export const sections: readonly [AdminSection, ...AdminSection[]] = [
  section("start", "Start", RocketRegular, () => import("./sections/start/section.tsx")),
  section(
    "people",
    "People and rights",
    PeopleRegular,
    () => import("./sections/people/section.tsx"),
  ),
  section(
    "clients",
    "Clients",
    ContactCardGroupRegular,
    () => import("./sections/clients/section.tsx"),
    ({ admin, billingAccess }) => admin || billingAccess,
  ),
  section("periods", "Periods", CalendarLtrRegular, () => import("./sections/periods/section.tsx")),
  section("firm", "Firm", BuildingRegular, () => import("./sections/firm/section.tsx")),
  section("tax", "Tax and accounts", CalculatorRegular, () => import("./sections/tax/section.tsx")),
  section("rate-card", "Rate card", MoneyRegular, () => import("./sections/rate-card/section.tsx")),
  section(
    "invoices",
    "Invoices and mail",
    MailRegular,
    () => import("./sections/invoices/section.tsx"),
  ),
  section(
    "exports",
    "Exports",
    ArrowExportLtrRegular,
    () => import("./sections/exports/section.tsx"),
  ),
  section("audit", "Audit", HistoryRegular, () => import("./sections/audit/section.tsx")),
];
