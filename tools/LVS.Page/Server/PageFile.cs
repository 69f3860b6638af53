namespace LVS.Page;

/// <summary>A file of the page.</summary>
/// <param name="Bytes">What it holds.</param>
/// <param name="Packed">The same by gzip.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Tag">Its entity tag.</param>
internal sealed record PageFile(byte[] Bytes, byte[] Packed, string Type, string Tag);
