import type { Catalog } from '../../catalog/index.ts';
import { type Choice, type ChoiceQuery, choose } from '../../ranking/choose.ts';
import { parseChoice } from '../../ranking/parse-choice.ts';
import { readParameters } from '../parameters.ts';

/** @throws RankingError when the question cannot be answered as it was put. */
export function readChoiceQuery(
  catalog: Catalog,
  search: URLSearchParams,
  today: string,
): ChoiceQuery {
  return parseChoice(readParameters(search), catalog, today);
}

/** @throws RankingError as `choose`. */
export function answerChoose(catalog: Catalog, query: ChoiceQuery): Choice {
  return choose(catalog, query);
}
