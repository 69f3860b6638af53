using System;
using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using System.Threading.Tasks;

using LVS.Core;

namespace LVS.Browser;

/// <summary>What the worker calls, and what calls the worker. One node, one thread.</summary>
[SupportedOSPlatform("browser")]
internal static partial class Gate
{
    private static BrowserNode? node;
    private static BrowserRecords? records;

    /// <summary>Bytes of the files that must be there before <see cref="Join"/>: ledger, keepsakes, name for people, fragments.</summary>
    [JSExport]
    internal static int[] FileSizes() =>
        [Limits.LedgerRecordSize, sizeof(int) + KeepsakeTable.RecordSize, sizeof(int), (int)StoredFlash.Room.Bytes];

    /// <summary>Boots the node.</summary>
    /// <returns>What is wrong with the invitation, or empty.</returns>
    [JSExport]
    internal static string Join(
        string broker, string password, string key, int emitMs, int emitDoublings, double minute, double napMs, bool keeps)
    {
        Invitation join = Invitation.Read(broker, password, key, emitMs, emitDoublings, minute, (long)napMs, out string complaint);
        if (complaint.Length == 0)
        {
            node = new BrowserNode(join, keeps, Wake);
            records = new BrowserRecords(join);
        }

        return complaint;
    }

    /// <summary>One turn; ms until the next one is due.</summary>
    [JSExport]
    internal static int Turn() => Running.Turn();

    /// <summary>Whether the node sleeps until its next slot.</summary>
    [JSExport]
    internal static bool IsNapping() => Running.IsNapping;

    /// <summary>The page is out of sight, or in sight again.</summary>
    [JSExport]
    internal static void Hide(bool hidden) => Running.Hide(hidden);

    /// <summary>Closes all edges.</summary>
    [JSExport]
    internal static void Leave() => Running.Leave();

    /// <summary>The node as JSON.</summary>
    [JSExport]
    internal static string Text() => NodeText.Of(Running);

    /// <summary>As <see cref="BrowserRecords.Put"/>.</summary>
    [JSExport]
    internal static Task<string> Put(byte[] content, int hours) => Records.Put(content, hours);

    /// <summary>As <see cref="BrowserRecords.Get"/>.</summary>
    [JSExport]
    internal static Task<string> Get(string capability) => Records.Get(capability);

    private static BrowserRecords Records => records ?? throw new InvalidOperationException("there is no node yet");

    private static BrowserNode Running => node ?? throw new InvalidOperationException("there is no node yet");

    /// <summary>Something has arrived: the worker calls <see cref="Turn"/> soon.</summary>
    [JSImport("wake", "loop")]
    private static partial void Wake();
}
