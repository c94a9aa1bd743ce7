import { axeFindsNothing, opensQuietly } from './page-contract.ts';
import { sharedBoard } from './shared-board.ts';

const board = sharedBoard();

opensQuietly(board, [
  ['/rankings?for=coding&open=true&country=CN', 'Rankings'],
  ['/map?suite=coding&x=context&open=true', 'Map'],
  ['/map?suite=reasoning&x=released', 'Map'],
  ['/choose', 'Choose'],
  ['/choose?for=coding&fits=10gb', 'Choose'],
  ['/compare', 'Compare'],
  ['/compare?models=deepseek-r1,glm-4-5', 'Compare'],
  ['/labs', 'Labs and countries'],
  ['/benchmarks', 'Benchmarks'],
  ['/method?lang=zh', ''],
]);

axeFindsNothing(board, [
  '/',
  '/rankings?suite=nope',
  '/rankings?suite=coding&country=FR&weights=scicode=2',
  '/map?suite=coding',
  '/choose?for=coding&max_price=1&open=true&commercial=true',
  '/choose?for=coding,agents&language=zh&fits=10',
  '/models',
  '/models/deepseek-r1',
  '/compare?models=deepseek-r1,glm-4-5,gpt-5,claude-opus-4-1',
  '/labs',
  '/labs/deepseek',
  '/countries/CN',
  '/benchmarks',
  '/benchmarks/aime-2025',
  '/claims',
  '/claims/glm-4-5-third-of-twelve',
  '/sources',
  '/method',
  '/nowhere',
]);
