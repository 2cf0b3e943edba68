import { type AppUpdater, Provider, type ResolvedUpdateFileInfo } from 'electron-updater';
import { type ProviderRuntimeOptions, parseUpdateInfo, resolveFiles } from 'electron-updater/out/providers/Provider.js';
import { type Description, description } from './description.ts';
import { isSigned, signatureFile } from './signature.ts';
import { UpdateRefused } from './update-failure.ts';

export interface SignedFeed {
  readonly provider: 'custom';
  readonly updateProvider: typeof SignedProvider;
  /** A folder's address, with a slash at its end. */
  readonly address: string;
  readonly keys: readonly string[];
}

/**
 * electron-updater's generic provider (a folder of files on a web server), which believes a description only when it is
 * signed: no signature, a wrong one or no key to check it with means no update.
 */
export class SignedProvider extends Provider<Description> {
  private readonly feed: SignedFeed;

  constructor(feed: SignedFeed, _updater: AppUpdater, options: ProviderRuntimeOptions) {
    super(options);
    this.feed = feed;
  }

  /** electron-updater would send a number of its own making, which tells one installation from another. */
  override setRequestHeaders(): void {
    super.setRequestHeaders({ 'cache-control': 'no-cache' });
  }

  override async getLatestVersion(): Promise<Description> {
    const file = `${this.getDefaultChannelName()}.yml`;
    const url = new URL(file, this.feed.address);
    const text = (await this.httpRequest(url)) ?? '';
    const signature = await this.readSignature(file);
    if (signature === null) throw new UpdateRefused('signatureMissing');
    if (!isSigned(file, text, signature, this.feed.keys)) throw new UpdateRefused('signatureWrong');
    const parsed = description.safeParse(parseUpdateInfo(text, file, url));
    if (!parsed.success) throw new UpdateRefused('infoInvalid');
    return parsed.data;
  }

  override resolveFiles(info: Description): ResolvedUpdateFileInfo[] {
    return resolveFiles(info, new URL(this.feed.address));
  }

  private async readSignature(file: string): Promise<string | null> {
    try {
      return await this.httpRequest(new URL(signatureFile(file), this.feed.address));
    } catch (error) {
      if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return null;
      throw error;
    }
  }
}
