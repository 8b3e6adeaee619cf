import type { StaffMember } from '../core/catalogue/staff.ts';
import type { Coverage, CoveredVillage } from '../core/people/coverage.ts';
import { html, Page } from './page.tsx';
import type { Site } from './site.ts';

export type AgentsView = { readonly coverage: Coverage; readonly away: ReadonlySet<string> };

/** 谁替您跑: by name and place, never with a telephone number of their own. */
export function agentsPage(site: Site, { coverage, away }: AgentsView): string {
  const { county, towns, villages, coveredVillages } = coverage;
  return html(
    <Page site={site} title={`谁替您跑 · ${site.county.name}`} description="县镇、村社、网格三级代跑员">
      <h1>谁替您跑</h1>
      <p>
        证明由他们去取,您不用跑。先<a href="/">问一问</a>要不要那份证明;要的,点「委托代跑」。
      </p>
      <p class="quiet">
        {villages} 个村社,{coveredVillages} 个有自己的代跑员;没有的,由镇里的替您跑。拿不准打 {site.county.hotline}。
      </p>
      <section class="agents" aria-labelledby="county-agents">
        <h2 id="county-agents">{site.county.name}(县里)</h2>
        <Names agents={county.agents} away={away} />
      </section>
      {towns.map((town) => (
        <section class="agents" key={town.place.id} aria-labelledby={`agents-${town.place.id}`}>
          <h2 id={`agents-${town.place.id}`}>{town.place.name}</h2>
          <Names agents={town.agents} away={away} />
          <dl>
            {town.villages.map((village) => (
              <Village key={village.place.id} village={village} town={town.place.name} away={away} />
            ))}
          </dl>
        </section>
      ))}
    </Page>,
  );
}

function Village({ village, town, away }: { village: CoveredVillage; town: string; away: ReadonlySet<string> }) {
  const { place, agents, grids } = village;
  return (
    <div>
      <dt>{place.name}</dt>
      <dd>
        {agents.length > 0 && <Names agents={agents} away={away} />}
        {grids.map((grid) => (
          <p class="grid" key={grid.place.id}>
            {grid.place.name}:{grid.agents.map(({ name }) => name).join('、') || `由${place.name}代跑`}
          </p>
        ))}
        {agents.length === 0 && grids.length === 0 && `由${town}代跑`}
      </dd>
    </div>
  );
}

function Names({ agents, away }: { agents: readonly StaffMember[]; away: ReadonlySet<string> }) {
  if (agents.length === 0) return <p class="quiet">还没有代跑员</p>;
  return (
    <ul class="names">
      {agents.map(({ id, name }) => (
        <li key={id}>
          {name}
          {away.has(id) && <span class="quiet">(今天不在)</span>}
        </li>
      ))}
    </ul>
  );
}
