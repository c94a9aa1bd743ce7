import { axeFindsNothing, opensQuietly } from './page-contract.ts';
import { sharedBoard } from './shared-board.ts';

const board = sharedBoard();

opensQuietly(board, [
  ['/', 'Who leads, and by how much?'],
  ['/rankings', 'Rankings'],
  ['/rankings?suite=coding&open=true&country=CN', 'Rankings'],
  ['/map', 'Map'],
  ['/choose?for=coding&max_price=1&open=true&commercial=true', 'Choose'],
  ['/models', 'Models'],
  ['/models/glm-4-5', 'GLM 4.5'],
  ['/compare?models=deepseek-r1,glm-4-5,gpt-5,claude-opus-4-1', 'Compare'],
  ['/labs/deepseek', 'DeepSeek'],
  ['/countries/CN', 'China'],
  ['/benchmarks/aime-2025', 'AIME 2025'],
  ['/claims', 'Claims, checked'],
  ['/claims/glm-4-5-third-of-twelve', 'GLM-4.5 is third'],
  ['/sources', 'Sources'],
  ['/method', 'Method'],
]);

axeFindsNothing(board, ['/rankings?suite=coding&country=CN,US', '/choose']);
