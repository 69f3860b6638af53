using System;
using System.Linq;
using System.Reflection;

using LVS.Core;
using LVS.Node;
using LVS.Transports;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Memory;

/// <summary>Every record on flash begins with a number of its own, so none is read as another.</summary>
[TestClass]
public sealed class MagicTests
{
    [TestMethod]
    public void NoTwoRecordsBeginAlike()
    {
        (string Type, int Magic)[] all =
        [
            .. new[] { typeof(Limits), typeof(MicroNode), typeof(UdpMulticastLink) }.SelectMany(type => type.Assembly.GetTypes())
                .Select(type => (type.Name, Field: type.GetField("Magic", BindingFlags.Static | BindingFlags.NonPublic)))
                .Where(found => found.Field is { IsLiteral: true })
                .Select(found => (found.Name, (int)found.Field!.GetRawConstantValue()!)),
        ];
        CollectionAssert.IsSubsetOf(
            new[] { nameof(LedgerRecord), nameof(KeepsakeTable), nameof(Epitaph), nameof(BootLadder) },
            all.Select(one => one.Type).ToArray());
        foreach (IGrouping<int, (string Type, int Magic)> same in all.GroupBy(one => one.Magic))
        {
            Assert.AreEqual(1, same.Count(), string.Join(" and ", same.Select(one => one.Type)));
        }
    }
}
