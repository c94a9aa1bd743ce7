export { addressOf, webAddress } from '../ranking/reference.ts';
