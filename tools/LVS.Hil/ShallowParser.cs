using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LVS.Hil;

/// <summary>
/// A YAML parser that rejects nesting deeper than any device map has. Building a tree recurses as deeply as the text nests, and would
/// overflow the stack.
/// </summary>
/// <param name="parser">The parser.</param>
internal sealed class ShallowParser(IParser parser) : IParser
{
    private const int DepthMax = 16;

    private int depth;

    /// <summary>Line of the newest event, from 1.</summary>
    public long Line => Current?.End.Line ?? 1;

    /// <inheritdoc/>
    public ParsingEvent? Current => parser.Current;

    /// <inheritdoc/>
    public bool MoveNext()
    {
        bool moved = parser.MoveNext();
        depth += moved && Current != null ? Current.NestingIncrease : 0;
        return depth <= DepthMax ? moved : throw new YamlException(Current!.Start, Current.End, $"it is nested more than {DepthMax} deep.");
    }
}
