namespace LVS.Tests.Tidy;

/// <summary>One file's use of a type declared in another file.</summary>
/// <param name="From">The file that names; like <paramref name="To"/> relative to the project's folder, with slashes.</param>
/// <param name="To">The file of the type.</param>
/// <param name="Type">One type by which it does.</param>
internal readonly record struct FileUse(string From, string To, string Type)
{
    public string FromFolder => Folder(From);

    public string ToFolder => Folder(To);

    /// <summary>The folder of a file; "." is the project's own.</summary>
    public static string Folder(string file)
    {
        int slash = file.LastIndexOf('/');
        return slash < 0 ? "." : file[..slash];
    }
}
