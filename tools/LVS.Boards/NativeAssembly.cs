namespace LVS.Boards;

/// <summary>
/// The native half of a class library, inside a board's image. Managed code links only to the exact version and checksum.
/// </summary>
/// <param name="Name">Assembly name.</param>
/// <param name="Version">Version as the image tells it.</param>
/// <param name="Checksum"><c>0x</c> and 8 upper-case hexadecimal digits.</param>
public sealed record NativeAssembly(string Name, string Version, string Checksum);
