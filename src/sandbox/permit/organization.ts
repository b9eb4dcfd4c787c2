/** Says what an organization may use and which plan it is on. */
export interface UsageLimits {
  readonly mau: number;
  readonly tenants: number;
  readonly billing_tier: "free" | "startup" | "pro" | "enterprise" | "internal" | "trial";
}

/** Counts what an organization holds. */
export interface OrganizationStatistics {
  readonly projects: number;
  readonly environments: number;
  readonly users: number;
}

/** Holds one active organization. */
export interface Organization {
  /** 32 lower-case hexadecimal digits. */
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>> | null;
  readonly isEnterprise: boolean;
  readonly usageLimits: UsageLimits;
  readonly stats: OrganizationStatistics;
  /** Unix milliseconds. */
  readonly createdAt: number;
  /** Unix milliseconds. */
  readonly updatedAt: number;
}

/** Makes an organization as the vendor makes a new one. */
export function newOrganization(
  own: Pick<Organization, "id" | "key" | "name" | "createdAt"> & Partial<Organization>,
): Organization {
  return {
    settings: null,
    isEnterprise: false,
    usageLimits: { mau: 5000, tenants: 50, billing_tier: "trial" },
    stats: { projects: 0, environments: 0, users: 0 },
    updatedAt: own.createdAt,
    ...own,
  };
}
