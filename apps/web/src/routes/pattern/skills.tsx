/** How strong each skill is, by the first answers in all modes: what is most missing first. Nothing before any answer. */
import type { SkillStanding } from '@tenfold/practice';
import './skills.css';

export function Skills({ skills }: { skills: readonly SkillStanding[] }) {
  const met = skills.filter(({ asked }) => asked > 0);
  if (met.length === 0) return null;
  const unmet = skills.length - met.length;
  return (
    <section class="skills" aria-labelledby="skills-title">
      <h2 id="skills-title">Skills</h2>
      <p>
        What first answers say of each, over all modes. The bar is where the share you know lies, with a
        probability of 80 %.
      </p>
      <ul>
        {met.map((each) => (
          <Row key={each.skill} skill={each} />
        ))}
      </ul>
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
        aria-label={`${percent(interval.from)} to ${percent(interval.to)} %`}
      >
        <path class="skill-axis" d="M0 8H200" />
        <rect x={interval.from * 200} width={(interval.to - interval.from) * 200} y={3} height={10} />
        <path class="skill-mean" d={`M${mean * 200} 0V16`} />
      </svg>
      <span class="label">
        {right} of {asked}
      </span>
      <span class={band ? 'skill-band' : 'label'}>{band ?? 'too little to say'}</span>
    </li>
  );
}
