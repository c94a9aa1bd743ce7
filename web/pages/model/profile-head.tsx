import { words } from '../../words/index.ts';

/** Heads the columns of a profile over categories. */
export function ProfileHead() {
  const t = words().ability;
  return (
    <thead>
      <tr>
        <th scope="col">{t.category}</th>
        <th scope="col">{t.deviation}</th>
        <th scope="col">{t.residual}</th>
        <th scope="col">{t.tests}</th>
      </tr>
    </thead>
  );
}
