import { createHmac } from 'node:crypto';

/**
 * DingTalk: HMAC-SHA256 of `timestamp \n secret` by the secret, in Base64. For the address it is URL-encoded.
 *
 * @param timestamp milliseconds since the epoch, at most an hour off
 */
export function signDingtalk(secret: string, timestamp: number): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
}

/**
 * Feishu: HMAC-SHA256 of nothing by `timestamp \n secret`, in Base64, in the body.
 *
 * @param timestamp seconds since the epoch, at most an hour off
 */
export function signFeishu(secret: string, timestamp: number): string {
  return createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64');
}
