import {
  createOrganization,
  deleteOrganization,
  type ListOrganizationsRequest,
  listOrganizations,
  type OrganizationRead,
  PermitCore,
  updateOrganization,
} from "orgkit/permit";
import { coreOptions } from "../core-options.ts";
import { openForm, textOf } from "../form-dialog.ts";
import { dateText } from "../format.ts";
import { objectText, parseObject } from "../json-text.ts";
import { showSecret } from "../secret-dialog.ts";
import type { Section } from "../section.ts";

const permit = new PermitCore(coreOptions("permit"));
const firstRequest: ListOrganizationsRequest = { perPage: 10 };

export const section: Section<OrganizationRead, ListOrganizationsRequest> = {
  title: "Organizations at Permit.io",
  text: "Accounts at Permit.io, with their plans and settings. Permit does not tell how many there are.",
  noun: "organization",
  firstRequest,
  search: {
    label: "Search by name, key or id",
    request: (search) => ({ ...firstRequest, search }),
  },
  list: (request, options) => listOrganizations(permit, request, options),
  row: ({ id, name, key, usageLimits, isEnterprise, createdAt }) => ({
    id,
    title: name,
    subtitle: key,
    tags: isEnterprise ? ["enterprise"] : usageLimits?.billingTier ? [usageLimits.billingTier] : [],
    date: createdAt,
  }),
  facts: ({ id, key, usageLimits, settings, createdAt, updatedAt }) => [
    ["Id", id],
    ["Key", key],
    ["Plan", usageLimits?.billingTier ?? ""],
    ["Active users a month", usageLimits?.mau ? `up to ${usageLimits.mau}` : ""],
    ["Tenants", usageLimits?.tenants ? `up to ${usageLimits.tenants}` : ""],
    ["Settings", objectText(settings)],
    ["Created", dateText(createdAt)],
    ["Changed", dateText(updatedAt)],
  ],
  create: { label: "New organization", run: create },
  actions: [
    { label: "Rename", run: rename },
    { label: "Edit settings", run: editSettings },
    { label: "Delete", isDangerous: true, run: remove },
  ],
};

async function create(): Promise<string | undefined> {
  const made = await openForm({
    title: "New organization",
    fields: [
      { kind: "text", name: "name", label: "Name", hint: "Letters, digits, spaces, ., - and _" },
      { kind: "text", name: "key", label: "Key", hint: "Letters, digits, - and _. It can never be changed." },
    ],
    submitLabel: "Create",
    submit: (data, signal) =>
      createOrganization(permit, { name: textOf(data, "name"), key: textOf(data, "key") }, { signal }),
  });
  if (!made) return undefined;
  const { name, apiKeySecret } = made.value;
  if (apiKeySecret) await showSecret(`The first API key of ${name}`, apiKeySecret);
  return `${name} is there.`;
}

async function rename({ id, name }: OrganizationRead): Promise<string | undefined> {
  const renamed = await openForm({
    title: `Rename ${name}`,
    fields: [{ kind: "text", name: "name", label: "Name", value: name, hint: "Letters, digits, spaces, ., - and _" }],
    submitLabel: "Rename",
    submit: (data, signal) =>
      updateOrganization(permit, { orgId: id, organizationUpdate: { name: textOf(data, "name") } }, { signal }),
  });
  return renamed && `${name} is now ${renamed.value.name}.`;
}

async function editSettings({ id, name, settings }: OrganizationRead): Promise<string | undefined> {
  const changed = await openForm({
    title: `Settings of ${name}`,
    fields: [{ kind: "json", name: "settings", label: "Settings, as JSON", value: objectText(settings) }],
    submitLabel: "Save",
    submit: (data, signal) => {
      const read = parseObject(textOf(data, "settings"));
      if (!read.ok) return [{ field: "settings", message: read.problem }];
      return updateOrganization(permit, { orgId: id, organizationUpdate: { settings: read.value } }, { signal });
    },
  });
  return changed && `The settings of ${name} are saved.`;
}

async function remove({ id, name }: OrganizationRead): Promise<string | undefined> {
  const deleted = await openForm({
    title: `Delete ${name}?`,
    text: "Permit deletes it for good some days later; until then its support can restore it.",
    submitLabel: "Delete",
    isDangerous: true,
    submit: (_data, signal) => deleteOrganization(permit, { orgId: id }, { signal }),
  });
  const until = deleted?.value?.deleteAfter;
  return deleted && `${name} is deleted${until ? `, for good on ${dateText(until)}` : ""}.`;
}
