// What the code of a user looks like who still writes CommonJS; it is compiled and never run.
import polar = require("orgkit/polar");
import orgkit = require("orgkit");

async function total(): Promise<number | undefined> {
  const core = new polar.PolarCore({ accessToken: "polar_oat_a" });
  return orgkit.unwrap(await polar.organizationAccessTokensList(core)).total;
}

export = { total };
