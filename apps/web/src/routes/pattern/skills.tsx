/** How strong each skill is, by the first answers in all modes: what is most missing first. Nothing before any answer. */
import type { SkillStanding } from '@tenfold/practice';
import './skills.css';

export function Skills({ skills }: { skills: readonly SkillStanding[] }) {
  const told = skills.filter(({ band }) => band !== null);
  const open = skills.filter(({ band, asked }) => band === null && asked > 0);
  const unmet = skills.length - told.length - open.length;
  if (told.length + open.length === 0) return null;
  return (
    <section class="skills" aria-labelledby="skills-title">
      <h2 id="skills-title">Skills</h2>
      <p>
        What first answers say of each, over all modes.
        {told.length > 0 && ' The bar is where the share you know lies, with a probability of 80%.'}
      </p>
      {told.length > 0 && (
        <ul>
          {told.map((each) => (
            <Row key={each.skill} skill={each} />
          ))}
        </ul>
      )}
      {open.length > 0 && (
        <p class="label skills-open">
          Too little to say yet:{' '}
          {open.map(({ skill, right, asked }) => `${skill} (${right} of ${asked})`).join(', ')}.
        </p>
      )}
      {unmet > 0 && (
        <p class="label">
          {unmet} more {unmet === 1 ? 'skill was' : 'skills were'} not asked yet.
        </p>
      )}
    </section>
  );
}

function Row({ skill: { skill, interval, mean, right, asked, band } }: { skill: SkillStanding }) {
  const percent = (share: number) => Math.round(share * 100);
  return (
    <li>
      <span>{skill}</span>
      <svg
        viewBox="0 0 200 16"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${percent(interval.from)} to ${percent(interval.to)}%`}
      >
        <path class="skill-axis" d="M0 8H200" />
        <rect x={interval.from * 200} width={(interval.to - interval.from) * 200} y={3} height={10} />
        <path class="skill-mean" d={`M${mean * 200} 0V16`} />
      </svg>
      <span class="label">
        {right} of {asked}
      </span>
      <span class="skill-band">{band}</span>
    </li>
  );
}
