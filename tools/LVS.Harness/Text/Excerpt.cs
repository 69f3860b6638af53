namespace LVS.Harness;

/// <summary>The beginning of a text that may be too long to show.</summary>
public static class Excerpt
{
    /// <summary>At most <paramref name="lengthMax"/> characters; an ellipsis marks a cut.</summary>
    public static string Of(string text, int lengthMax)
    {
        return text.Length <= lengthMax ? text : text[..(lengthMax - 1)] + "…";
    }
}
