using System.Linq;

using LVS.Harness;
using LVS.Node;

namespace LVS.Boards;

/// <summary>Computes what a configuration takes of a board's heap, part by part.</summary>
public static class BoardMemory
{
    /// <summary>Compares a configuration with a board.</summary>
    public static BoardCheck Check(NodeConfig config, BoardInfo board)
    {
        string? complaint = HeapBudget.Complaint(config.Transport, board.HeapBytes);
        return new("memory", complaint == null, $"{board.HeapBytes:N0} bytes of heap on {board.Name}; "
            + string.Join("; ", TransportChoice.Names.Select(transport => Describe(config, transport, board.HeapBytes))), complaint ?? "");
    }

    private static string Describe(NodeConfig config, string transport, int heapSize)
    {
        int count = config.PowerMode == "usb" ? HeapBudget.FragmentCount(transport, heapSize) : 0;
        int free = HeapBudget.FreeSize(transport, heapSize, count);
        string verdict = free < HeapBudget.FreeLeast ? " and so refused" : "";
        return $"{transport}: firmware {HeapBudget.FirmwareSize(transport):N0}, node {HeapBudget.NodeSize:N0}, {count} fragments "
            + $"{HeapBudget.FragmentsSizeOf(count):N0}, free at the worst {free:N0}{verdict}";
    }
}
