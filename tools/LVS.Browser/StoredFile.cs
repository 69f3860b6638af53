using System;
using System.Runtime.InteropServices.JavaScript;

namespace LVS.Browser;

/// <summary>
/// A file in the origin private file system of the browser, by the synchronous handle that only a worker has. What was written is on the
/// disk when a call returns.
/// </summary>
/// <remarks>
/// Chosen over localStorage, which a browser writes out seconds later, and over IndexedDB, whose answer comes only after the node's turn:
/// what a frame tells must be kept before it leaves. All files are made, at their full size, before the node is born: a storage that fills
/// up later takes nothing from it.
/// </remarks>
internal static partial class StoredFile
{
    /// <summary>Reads from a place on.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="position">Where.</param>
    /// <param name="bytes">Receives them.</param>
    /// <returns>Bytes read; 0 when it cannot be read.</returns>
    [JSImport("read", "store")]
    internal static partial int Read(string name, int position, [JSMarshalAs<JSType.MemoryView>] Span<byte> bytes);

    /// <summary>Writes from a place on, and waits until it is on the disk.</summary>
    /// <returns>False when it is not.</returns>
    [JSImport("write", "store")]
    internal static partial bool Write(string name, int position, [JSMarshalAs<JSType.MemoryView>] Span<byte> bytes);
}
