<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Sorotan</name>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation>
            <numerusform>%Ln part</numerusform>
            <numerusform>%Ln parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln claims</source>
        <translation>
            <numerusform>Make %Ln claim</numerusform>
            <numerusform>Make %Ln claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln claims rated</source>
        <translation>
            <numerusform>{done} of %Ln claim rated</numerusform>
            <numerusform>{done} of %Ln claims rated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestions left</source>
        <translation>
            <numerusform>%Ln suggestion left</numerusform>
            <numerusform>%Ln suggestions left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln claims</source>
        <translation>
            <numerusform>%Ln claim</numerusform>
            <numerusform>%Ln claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✓ %Ln claims made. {undo} takes all of them back.</source>
        <translation>
            <numerusform>✓ %Ln claim made. {undo} takes it back.</numerusform>
            <numerusform>✓ %Ln claims made. {undo} takes all of them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more: what you set goes to all of them</source>
        <translation>
            <numerusform>and %Ln more: what you set goes to both</numerusform>
            <numerusform>and %Ln more: what you set goes to all of them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to rate</source>
        <translation>
            <numerusform>%Ln to rate</numerusform>
            <numerusform>%Ln to rate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pairs with fewer claims are not drawn</source>
        <translation>
            <numerusform>%Ln pair with fewer claims is not drawn</numerusform>
            <numerusform>%Ln pairs with fewer claims are not drawn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: %Ln claims here</source>
        <translation>
            <numerusform>{name}: %Ln claim here</numerusform>
            <numerusform>{name}: %Ln claims here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln articles imported.</source>
        <translation>
            <numerusform>%Ln article imported.</numerusform>
            <numerusform>%Ln articles imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln claims wait for a place: Claim &gt; Claims without a place</source>
        <translation>
            <numerusform>%Ln claim waits for a place: Claim &gt; Claims without a place</numerusform>
            <numerusform>%Ln claims wait for a place: Claim &gt; Claims without a place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %Ln claims</source>
        <translation>
            <numerusform>All %Ln claim</numerusform>
            <numerusform>All %Ln claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This article: %Ln claims</source>
        <translation>
            <numerusform>This article: %Ln claim</numerusform>
            <numerusform>This article: %Ln claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The table as filtered: %Ln claims</source>
        <translation>
            <numerusform>The table as filtered: %Ln claim</numerusform>
            <numerusform>The table as filtered: %Ln claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The selection: %Ln claims</source>
        <translation>
            <numerusform>The selection: %Ln claim</numerusform>
            <numerusform>The selection: %Ln claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✓ %Ln claims exported to {path}</source>
        <translation>
            <numerusform>✓ %Ln claim exported to {path}</numerusform>
            <numerusform>✓ %Ln claims exported to {path}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✓ %Ln accepted. {undo} takes all of it back.</source>
        <translation>
            <numerusform>✓ %Ln accepted. {undo} takes it back.</numerusform>
            <numerusform>✓ %Ln accepted. {undo} takes all of it back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✓ %Ln rejected. {undo} takes all of it back.</source>
        <translation>
            <numerusform>✓ %Ln rejected. {undo} takes it back.</numerusform>
            <numerusform>✓ %Ln rejected. {undo} takes all of it back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln articles could not be worked on.</source>
        <translation>
            <numerusform>%Ln article could not be worked on.</numerusform>
            <numerusform>%Ln articles could not be worked on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden by their score</source>
        <translation>
            <numerusform>%Ln hidden by its score</numerusform>
            <numerusform>%Ln hidden by their score</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln</source>
        <translation>
            <numerusform>Accept %Ln</numerusform>
            <numerusform>Accept %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestions</source>
        <translation>
            <numerusform>%Ln suggestion</numerusform>
            <numerusform>%Ln suggestions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln</source>
        <translation>
            <numerusform>Reject %Ln</numerusform>
            <numerusform>Reject %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge %Ln sources into {name}</source>
        <translation>
            <numerusform>Merge %Ln source into {name}</numerusform>
            <numerusform>Merge %Ln sources into {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln articles</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries of the history since.</source>
        <translation>
            <numerusform>%Ln entry of the history since.</numerusform>
            <numerusform>%Ln entries of the history since.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was changed from outside: each of %Ln entries is what was written.</source>
        <translation>
            <numerusform>Nothing was changed from outside: %Ln entry is what was written.</numerusform>
            <numerusform>Nothing was changed from outside: each of %Ln entries is what was written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed from outside, %Ln places:</source>
        <translation>
            <numerusform>Changed from outside, %Ln place:</numerusform>
            <numerusform>Changed from outside, %Ln places:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln claims went along.</source>
        <translation>
            <numerusform>%Ln claim went along.</numerusform>
            <numerusform>%Ln claims went along.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln wait for a place.</source>
        <translation>
            <numerusform>%Ln waits for a place.</numerusform>
            <numerusform>%Ln wait for a place.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Saved: %Ln claims</source>
        <translation>
            <numerusform>Saved: %Ln claim</numerusform>
            <numerusform>Saved: %Ln claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln claims left</source>
        <translation>
            <numerusform>%Ln claim left</numerusform>
            <numerusform>%Ln claims left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sources</source>
        <translation>
            <numerusform>%Ln source</numerusform>
            <numerusform>%Ln sources</numerusform>
        </translation>
    </message>
</context>
</TS>
