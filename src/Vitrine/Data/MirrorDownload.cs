using System.Net;
using System.Net.Http.Headers;
using Vitrine.Inference;

namespace Vitrine.Data;

/// <summary>
/// Downloads one file from one mirror into a <c>.part</c> file beside its target, goes on where an earlier transfer broke off
/// (HTTP Range, RFC 9110 section 14), and gives the file its name only when its content has the right SHA-256.
/// </summary>
internal sealed class MirrorDownload(HttpClient client, DatasetStoreOptions options, IProgress<DatasetProgress>? progress)
{
    private const int BufferLength = 128 << 10;
    private const int MostOverhead = 64 << 10;
    private const int ReportInterval = 256 << 10;

    private TimeProvider Time => options.Environment.TimeProvider;

    /// <exception cref="TransferException">The mirror does not give the file.</exception>
    internal async Task FetchAsync(Uri mirror, DatasetFile file, string folder, CancellationToken cancellationToken)
    {
        var target = Path.Combine(folder, file.Name + ".gz");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TransferAsync(new Uri(mirror, file.Name + ".gz"), file, target + ".part", cancellationToken);
                Keep(file, mirror, target);
                return;
            }
            catch (TransferException fault) when (fault.MayResume && attempt < options.Attempts)
            {
                progress?.Report(new DatasetProgress(DataText.Retrying.Fill(file.Name, fault.Message), IsWarning: true));
                await Task.Delay(options.RetryDelay * attempt, Time, cancellationToken);
            }
        }
    }

    private static void Keep(DatasetFile file, Uri mirror, string target)
    {
        var part = target + ".part";
        if (FileCheck.Of(file, part).IsValid)
        {
            File.Move(part, target, overwrite: true);
            return;
        }

        // what was resumed may mix two versions of the file: a fresh transfer can be right
        File.Delete(part);
        throw new TransferException(DataText.MirrorWrongContent.Fill(mirror.Host, file.Name), mayResume: true);
    }

    private static HttpRequestMessage Request(Uri address, long offset)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (offset > 0)
            request.Headers.Range = new RangeHeaderValue(offset, null);
        return request;
    }

    private async Task TransferAsync(Uri address, DatasetFile file, string part, CancellationToken cancellationToken)
    {
        var offset = File.Exists(part) ? new FileInfo(part).Length : 0;
        using var watch = new StallWatch(options.StallTimeout, Time, cancellationToken);
        using var request = Request(address, offset);
        using var response = await watch.GuardAsync(
            token => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token), address.Host, mayResume: false);

        RequireContent(response, address, offset, part);
        using var target = new FileStream(
            part, response.StatusCode == HttpStatusCode.PartialContent ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.None);
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        var total = target.Position + response.Content.Headers.ContentLength;
        await CopyAsync(content, target, watch, new DownloadTarget(file, address.Host, total));
        target.Flush(flushToDisk: true);
    }

    // 206 goes on where asked; 200 begins anew; 416, or another range, means that the part is no beginning of the mirror's file
    private static void RequireContent(HttpResponseMessage response, Uri address, long offset, string part)
    {
        var status = response.StatusCode;
        if (status == HttpStatusCode.OK || (status == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == offset))
            return;

        var isWrongRange = status is HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable;
        if (isWrongRange)
            File.Delete(part);
        var isPassing = (int)status >= 500 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;
        throw new TransferException(
            DataText.MirrorStatus.Fill(address.Host, $"{(int)status}"), mayResume: isWrongRange || isPassing);
    }

    private async Task CopyAsync(Stream content, FileStream target, StallWatch watch, DownloadTarget download)
    {
        var buffer = new byte[BufferLength];
        var reported = target.Position;
        int read;
        while ((read = await watch.GuardAsync(token => content.ReadAsync(buffer, token).AsTask(), download.Host, mayResume: true)) > 0)
        {
            target.Write(buffer, 0, read);
            if (target.Position - reported >= ReportInterval || target.Position == download.TotalBytes)
            {
                reported = target.Position;
                progress?.Report(new DatasetProgress(DataText.Downloading.Fill(download.File.Name, download.Host), reported, download.TotalBytes));
            }

            // packed content is hardly larger than content: this is some other file, and perhaps one without end
            if (target.Position > download.File.ContentBytes + MostOverhead)
            {
                target.SetLength(0);
                throw new TransferException(DataText.MirrorWrongContent.Fill(download.Host, download.File.Name), mayResume: false);
            }
        }

        if (target.Position < download.TotalBytes)
            throw new TransferException(DataText.TransferBroken.Fill(download.Host), mayResume: true);
    }

    private sealed record DownloadTarget(DatasetFile File, string Host, long? TotalBytes);
}
