import { PolarCore, organizationAccessTokensList } from "orgkit/polar";

const polar = new PolarCore({ accessToken: process.env.POLAR_ACCESS_TOKEN ?? "", baseUrl: process.env.POLAR_BASE_URL });
const res = await organizationAccessTokensList(polar, { organizationId: "1dbfc517-0bbf-4301-9ba8-555ca42b9737" });
if (res.ok) {
  const { value: result } = res;
  for await (const page of result) console.log(page);
} else {
  console.log("organizationAccessTokensList failed:", res.error);
}
