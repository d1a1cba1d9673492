<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id" sourcelanguage="en">
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Pilih Semua</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Naik</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Turun</translation>
    </message>
</context>
<context>
    <name>QDockWidget</name>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Cari di:</translation>
    </message>
    <message>
        <source>&amp;File name:</source>
        <translation>&amp;Nama berkas:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Nama berkas:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Jenis berkas:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Folder:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Buka</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Simpan</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Pilih</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Simpan Sebagai</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kembali</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Maju</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Folder Induk</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Buat Folder Baru</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Buat Folder Baru</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Tampilan Daftar</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Tampilan Rincian</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Ganti nama</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Hapus</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Tampilkan berkas &amp;tersembunyi</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>Folder &amp;Baru</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Semua Berkas (*)</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Komputer</translation>
    </message>
</context>
<context>
    <name>QKeySequenceEdit</name>
    <message>
        <source>Press shortcut</source>
        <translation>Tekan tombol</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>U&amp;langi</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Po&amp;tong</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Salin</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Tempel</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Pilih Semua</translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Show Details...</source>
        <translation>Tampilkan rincian…</translation>
    </message>
    <message>
        <source>Hide Details...</source>
        <translation>Sembunyikan rincian…</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>Oke</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ya</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Tidak</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Simpan</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Buka</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Buang</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Terapkan</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Atur ulang</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Urungkan</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>U&amp;langi</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Po&amp;tong</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Salin</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Tempel</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Pilih Semua</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Salin &amp;Alamat Tautan</translation>
    </message>
</context>
<context>
    <name>Sorotan</name>
    <message>
        <source>Source by number</source>
        <translation>Sumber menurut nomor</translation>
    </message>
    <message>
        <source>Press a key.</source>
        <translation>Tekan sebuah tombol.</translation>
    </message>
    <message>
        <source>{key} belongs to “{act}”. Give that another key first.</source>
        <translation>{key} sudah dipakai “{act}”. Beri yang itu tombol lain dahulu.</translation>
    </message>
    <message>
        <source>{key} moves the text cursor.</source>
        <translation>{key} menggerakkan kursor teks.</translation>
    </message>
    <message>
        <source>{key} belongs to “{act}” now. Give that another key first.</source>
        <translation>{key} sekarang dipakai “{act}”. Beri yang itu tombol lain dahulu.</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Proyek baru…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Berkas</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>Buka proyek…</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>Coba contoh</translation>
    </message>
    <message>
        <source>Import articles…</source>
        <translation>Impor artikel…</translation>
    </message>
    <message>
        <source>Paste an article…</source>
        <translation>Tempel artikel…</translation>
    </message>
    <message>
        <source>Article details…</source>
        <translation>Rincian artikel…</translation>
    </message>
    <message>
        <source>Delete article</source>
        <translation>Hapus artikel</translation>
    </message>
    <message>
        <source>Export to CSV…</source>
        <translation>Ekspor ke CSV…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Simpan salinan…</translation>
    </message>
    <message>
        <source>Close project</source>
        <translation>Tutup proyek</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Keluar</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Urungkan</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Sunting</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ulangi</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Salin</translation>
    </message>
    <message>
        <source>Copy the claim as citation</source>
        <translation>Salin klaim sebagai sitasi</translation>
    </message>
    <message>
        <source>Grow the selection: word, sentence, paragraph</source>
        <translation>Perluas pilihan: kata, kalimat, paragraf</translation>
    </message>
    <message>
        <source>Shrink the selection again</source>
        <translation>Persempit pilihan lagi</translation>
    </message>
    <message>
        <source>Search all articles and claims</source>
        <translation>Cari di semua artikel dan klaim</translation>
    </message>
    <message>
        <source>Find an act…</source>
        <translation>Cari perintah…</translation>
    </message>
    <message>
        <source>Analyst&apos;s name…</source>
        <translation>Nama analis…</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Perbesar teks</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Tampilan</translation>
    </message>
    <message>
        <source>Focus on one source</source>
        <translation>Fokus pada satu sumber</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Keterangan</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Perkecil teks</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>Ukuran biasa</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Panel berikut</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Panel sebelumnya</translation>
    </message>
    <message>
        <source>Next article</source>
        <translation>Artikel berikut</translation>
    </message>
    <message>
        <source>Previous article</source>
        <translation>Artikel sebelumnya</translation>
    </message>
    <message>
        <source>Make a claim of the selection</source>
        <translation>Jadikan pilihan sebuah klaim</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Klaim</translation>
    </message>
    <message>
        <source>Make a claim, to the character</source>
        <translation>Jadikan klaim, tepat per huruf</translation>
    </message>
    <message>
        <source>Add the selection to the claim</source>
        <translation>Tambahkan pilihan ke klaim</translation>
    </message>
    <message>
        <source>Take the selection out of the claim</source>
        <translation>Keluarkan pilihan dari klaim</translation>
    </message>
    <message>
        <source>Next claim</source>
        <translation>Klaim berikut</translation>
    </message>
    <message>
        <source>Previous claim</source>
        <translation>Klaim sebelumnya</translation>
    </message>
    <message>
        <source>Next claim at this place</source>
        <translation>Klaim berikut di tempat ini</translation>
    </message>
    <message>
        <source>Next claim not rated yet</source>
        <translation>Klaim berikut yang belum dinilai</translation>
    </message>
    <message>
        <source>Source…</source>
        <translation>Sumber…</translation>
    </message>
    <message>
        <source>Source, next step of the chain…</source>
        <translation>Sumber, mata rantai berikut…</translation>
    </message>
    <message>
        <source>Source from the words under the cursor</source>
        <translation>Sumber dari kata di kursor</translation>
    </message>
    <message>
        <source>Next step from the words under the cursor</source>
        <translation>Mata rantai berikut dari kata di kursor</translation>
    </message>
    <message>
        <source>Rate…</source>
        <translation>Nilai…</translation>
    </message>
    <message>
        <source>Name who confirms it…</source>
        <translation>Sebutkan siapa yang menguatkan…</translation>
    </message>
    <message>
        <source>Quotation: direct, indirect, mixed</source>
        <translation>Cara kutip: langsung, tidak langsung, campuran</translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>Label…</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Catatan</translation>
    </message>
    <message>
        <source>Move its end a word right</source>
        <translation>Geser akhirnya satu kata ke kanan</translation>
    </message>
    <message>
        <source>Move its end a word left</source>
        <translation>Geser akhirnya satu kata ke kiri</translation>
    </message>
    <message>
        <source>Move its start a word right</source>
        <translation>Geser awalnya satu kata ke kanan</translation>
    </message>
    <message>
        <source>Move its start a word left</source>
        <translation>Geser awalnya satu kata ke kiri</translation>
    </message>
    <message>
        <source>Move its end a sentence down</source>
        <translation>Geser akhirnya satu kalimat ke bawah</translation>
    </message>
    <message>
        <source>Move its end a sentence up</source>
        <translation>Geser akhirnya satu kalimat ke atas</translation>
    </message>
    <message>
        <source>Move its start a sentence down</source>
        <translation>Geser awalnya satu kalimat ke bawah</translation>
    </message>
    <message>
        <source>Move its start a sentence up</source>
        <translation>Geser awalnya satu kalimat ke atas</translation>
    </message>
    <message>
        <source>Move its end a paragraph down</source>
        <translation>Geser akhirnya satu paragraf ke bawah</translation>
    </message>
    <message>
        <source>Move its end a paragraph up</source>
        <translation>Geser akhirnya satu paragraf ke atas</translation>
    </message>
    <message>
        <source>Move its start a paragraph down</source>
        <translation>Geser awalnya satu paragraf ke bawah</translation>
    </message>
    <message>
        <source>Move its start a paragraph up</source>
        <translation>Geser awalnya satu paragraf ke atas</translation>
    </message>
    <message>
        <source>Tag the same words everywhere…</source>
        <translation>Tandai kata yang sama di mana-mana…</translation>
    </message>
    <message>
        <source>Split the claim at the cursor</source>
        <translation>Belah klaim di kursor</translation>
    </message>
    <message>
        <source>Join the claim with the next, or those selected</source>
        <translation>Gabungkan klaim dengan yang berikut, atau yang dipilih</translation>
    </message>
    <message>
        <source>Delete claim</source>
        <translation>Hapus klaim</translation>
    </message>
    <message>
        <source>Suggest claims in this article</source>
        <translation>Sarankan klaim di artikel ini</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Saran</translation>
    </message>
    <message>
        <source>Suggest claims in all articles</source>
        <translation>Sarankan klaim di semua artikel</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Batal</translation>
    </message>
    <message>
        <source>How good are they?…</source>
        <translation>Seberapa baik?…</translation>
    </message>
    <message>
        <source>Next suggestion</source>
        <translation>Saran berikut</translation>
    </message>
    <message>
        <source>Previous suggestion</source>
        <translation>Saran sebelumnya</translation>
    </message>
    <message>
        <source>Accept (on a selection: make a claim)</source>
        <translation>Terima (pada pilihan: jadikan klaim)</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Tolak</translation>
    </message>
    <message>
        <source>Edit before accepting</source>
        <translation>Sunting sebelum diterima</translation>
    </message>
    <message>
        <source>Accept all above the score</source>
        <translation>Terima semua di atas skor</translation>
    </message>
    <message>
        <source>Review them in a list…</source>
        <translation>Tinjau dalam daftar…</translation>
    </message>
    <message>
        <source>Why is there nothing here?</source>
        <translation>Mengapa di sini tidak ada apa-apa?</translation>
    </message>
    <message>
        <source>Choose nothing</source>
        <translation>Jangan pilih apa pun</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tombol</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Bantuan</translation>
    </message>
    <message>
        <source>Backups…</source>
        <translation>Cadangan…</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Preferensi…</translation>
    </message>
    <message>
        <source>Overview…</source>
        <translation>Ikhtisar…</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Riwayat…</translation>
    </message>
    <message>
        <source>History of the claim…</source>
        <translation>Riwayat klaim…</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Panduan</translation>
    </message>
    <message>
        <source>What&apos;s new</source>
        <translation>Yang baru</translation>
    </message>
    <message>
        <source>The Admiralty code</source>
        <translation>Kode Admiralty</translation>
    </message>
    <message>
        <source>About Sorotan</source>
        <translation>Tentang Sorotan</translation>
    </message>
    <message>
        <source>Source {place} of the list</source>
        <translation>Sumber ke-{place} dari daftar</translation>
    </message>
    <message>
        <source>Source {place} of the list as next step of the chain</source>
        <translation>Sumber ke-{place} dari daftar sebagai mata rantai berikut</translation>
    </message>
    <message>
        <source>Tag the same words</source>
        <translation>Tandai kata yang sama</translation>
    </message>
    <message>
        <source>Each place that is ticked becomes a claim with the same source, ratings, quotation and tags.</source>
        <translation>Setiap tempat yang dicentang menjadi klaim dengan sumber, nilai, cara kutip dan label yang sama.</translation>
    </message>
    <message>
        <source>Places with the same words</source>
        <translation>Tempat dengan kata yang sama</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Hapus semua centang</translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln claims</source>
        <translation>
            <numerusform>Buat %Ln klaim</numerusform>
        </translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Konteks</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Centang semua</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>dan %Ln lagi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln claims rated</source>
        <translation>
            <numerusform>{done} dari %Ln klaim dinilai</numerusform>
        </translation>
    </message>
    <message>
        <source>No articles yet.

Drop files here, or press {key}
to import some.</source>
        <translation>Belum ada artikel.

Letakkan berkas di sini, atau tekan
{key} untuk mengimpor.</translation>
    </message>
    <message>
        <source>no claims yet</source>
        <translation>belum ada klaim</translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestions left</source>
        <translation>
            <numerusform>%Ln saran tersisa</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter articles</source>
        <translation>Saring artikel</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Suggest claims</source>
        <translation>Sarankan klaim</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Hapus</translation>
    </message>
    <message>
        <source>when it was opened</source>
        <translation>saat dibuka</translation>
    </message>
    <message>
        <source>while it was worked on</source>
        <translation>sewaktu dikerjakan</translation>
    </message>
    <message>
        <source>before an update of its format</source>
        <translation>sebelum formatnya diperbarui</translation>
    </message>
    <message>
        <source>before a step of many changes</source>
        <translation>sebelum langkah dengan banyak perubahan</translation>
    </message>
    <message>
        <source>before a backup was restored</source>
        <translation>sebelum cadangan dipulihkan</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>diminta</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Cadangan</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Yang berbeda</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>It has another history than the project.</source>
        <translation>Riwayatnya lain dari riwayat proyek.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries of the history since.</source>
        <translation>
            <numerusform>%Ln entri riwayat sejak itu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Now: {articles} articles, {claims} claims.</source>
        <translation>Sekarang: {articles} artikel, {claims} klaim.</translation>
    </message>
    <message>
        <source>Then: {articles} articles, {claims} claims.</source>
        <translation>Waktu itu: {articles} artikel, {claims} klaim.</translation>
    </message>
    <message>
        <source>Claims only now: {here}; only then: {there}; different: {changed}.</source>
        <translation>Klaim hanya sekarang: {here}; hanya waktu itu: {there}; berbeda: {changed}.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Ukuran</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Cadangkan sekarang</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Pulihkan…</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Membandingkan…</translation>
    </message>
    <message>
        <source>The newest backup holds everything already.</source>
        <translation>Cadangan terbaru sudah memuat semuanya.</translation>
    </message>
    <message>
        <source>no source</source>
        <translation>tanpa sumber</translation>
    </message>
    <message>
        <source>suggestion</source>
        <translation>saran</translation>
    </message>
    <message>
        <source>score {score}</source>
        <translation>skor {score}</translation>
    </message>
    <message>
        <source>credibility not rated</source>
        <translation>kredibilitas belum dinilai</translation>
    </message>
    <message>
        <source>no source yet</source>
        <translation>belum ada sumber</translation>
    </message>
    <message>
        <source>of this claim</source>
        <translation>dari klaim ini</translation>
    </message>
    <message>
        <source>via</source>
        <translation>lewat</translation>
    </message>
    <message>
        <source>There is no source {place} in the list.</source>
        <translation>Tidak ada sumber ke-{place} di daftar.</translation>
    </message>
    <message>
        <source>Who says so?</source>
        <translation>Siapa yang bilang?</translation>
    </message>
    <message>
        <source>Who passes it on?</source>
        <translation>Siapa yang meneruskan?</translation>
    </message>
    <message>
        <source>New source “{name}”</source>
        <translation>Sumber baru “{name}”</translation>
    </message>
    <message>
        <source>Name of the source</source>
        <translation>Nama sumber</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>Lepas label</translation>
    </message>
    <message>
        <source>Select the words of the claim first.</source>
        <translation>Pilih dahulu kata-kata klaimnya.</translation>
    </message>
    <message>
        <source>These words are a claim already.</source>
        <translation>Kata-kata ini sudah menjadi klaim.</translation>
    </message>
    <message>
        <source>Choose one claim, then select the words to add.</source>
        <translation>Pilih satu klaim, lalu sorot kata yang ditambahkan.</translation>
    </message>
    <message>
        <source>Choose one claim, then select the words to take out.</source>
        <translation>Pilih satu klaim, lalu sorot kata yang dikeluarkan.</translation>
    </message>
    <message>
        <source>Deleted. {undo} brings it back.</source>
        <translation>Dihapus. {undo} mengembalikannya.</translation>
    </message>
    <message>
        <source>No claims in this article yet. Select words and press {key}.</source>
        <translation>Belum ada klaim di artikel ini. Pilih kata-kata dan tekan {key}.</translation>
    </message>
    <message>
        <source>The source in focus has no claims in this article.</source>
        <translation>Sumber yang difokuskan tidak punya klaim di artikel ini.</translation>
    </message>
    <message>
        <source>Every claim is rated.</source>
        <translation>Semua klaim sudah dinilai.</translation>
    </message>
    <message>
        <source>These words stand nowhere else.</source>
        <translation>Kata-kata ini tidak ada di tempat lain.</translation>
    </message>
    <message>
        <source>this claim</source>
        <translation>klaim ini</translation>
    </message>
    <message numerus="yes">
        <source>%Ln claims</source>
        <translation>
            <numerusform>%Ln klaim</numerusform>
        </translation>
    </message>
    <message>
        <source>Who confirms it?</source>
        <translation>Siapa yang menguatkan?</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>New tag “{name}”</source>
        <translation>Label baru “{name}”</translation>
    </message>
    <message>
        <source>Merged. {undo} takes it back.</source>
        <translation>Digabung. {undo} membatalkannya.</translation>
    </message>
    <message numerus="yes">
        <source>✓ %Ln claims made. {undo} takes all of them back.</source>
        <translation>
            <numerusform>✓ %Ln klaim dibuat. {undo} membatalkan semuanya.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more: what you set goes to all of them</source>
        <translation>
            <numerusform>dan %Ln lagi: yang Anda tetapkan berlaku untuk semuanya</numerusform>
        </translation>
    </message>
    <message>
        <source>Highlighted</source>
        <translation>Disorot</translation>
    </message>
    <message>
        <source>{made}, by {analyst}, {when}</source>
        <translation>{made}, oleh {analyst}, {when}</translation>
    </message>
    <message>
        <source>Select words on the page and press {key} to make a claim.</source>
        <translation>Pilih kata-kata di halaman dan tekan {key} untuk membuat klaim.</translation>
    </message>
    <message>
        <source>Click a highlight to see and change it here.</source>
        <translation>Klik sebuah sorotan untuk melihat dan mengubahnya di sini.</translation>
    </message>
    <message>
        <source>Press {ask} for suggestions: {next} goes to the next one, {accept} accepts it.</source>
        <translation>Tekan {ask} untuk meminta saran: {next} ke saran berikut, {accept} menerimanya.</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>Cara kutip</translation>
    </message>
    <message>
        <source>source not named</source>
        <translation>sumber tidak disebut</translation>
    </message>
    <message>
        <source>Change this source</source>
        <translation>Ganti sumber ini</translation>
    </message>
    <message>
        <source>Take this step out of the chain</source>
        <translation>Keluarkan mata rantai ini</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Keluarkan {name}</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Tambah label</translation>
    </message>
    <message>
        <source>Drag it into another program, with who says so and where</source>
        <translation>Seret ke program lain, dengan siapa yang bilang dan di mana</translation>
    </message>
    <message>
        <source>this claim alone</source>
        <translation>klaim ini saja</translation>
    </message>
    <message>
        <source>Accepted from {pipeline}, score {score}</source>
        <translation>Diterima dari {pipeline}, skor {score}</translation>
    </message>
    <message>
        <source>Suggestion, score {score}</source>
        <translation>Saran, skor {score}</translation>
    </message>
    <message>
        <source>Who passes the claim on</source>
        <translation>Siapa yang meneruskan klaim</translation>
    </message>
    <message>
        <source>Who makes the claim</source>
        <translation>Siapa yang membuat klaim</translation>
    </message>
    <message>
        <source>Take the tag {tag} off</source>
        <translation>Lepas label {tag}</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>of {name}</source>
        <translation>dari {name}</translation>
    </message>
    <message>
        <source>Name a source that knows it from elsewhere; it is written into the note</source>
        <translation>Sebutkan sumber yang mengetahuinya dari tempat lain; ditulis ke dalam catatan</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Terima</translation>
    </message>
    <message>
        <source>no source in the text</source>
        <translation>tanpa sumber dalam teks</translation>
    </message>
    <message>
        <source>Choose another source</source>
        <translation>Pilih sumber lain</translation>
    </message>
    <message>
        <source>Reads “{words}” as {name}</source>
        <translation>Membaca “{words}” sebagai {name}</translation>
    </message>
    <message>
        <source>Editing: change the selection on the page, the source or the quotation; {accept} accepts, {leave} leaves.</source>
        <translation>Menyunting: ubah pilihan di halaman, sumber atau cara kutip; {accept} menerima, {leave} keluar.</translation>
    </message>
    <message>
        <source>+ add a step</source>
        <translation>+ tambah mata rantai</translation>
    </message>
    <message>
        <source>+ name the source</source>
        <translation>+ sebutkan sumbernya</translation>
    </message>
    <message>
        <source>1 says confirmed: by whom?</source>
        <translation>1 berarti dikuatkan: oleh siapa?</translation>
    </message>
    <message>
        <source>There is no backup yet. They are made on opening, and while you work.</source>
        <translation>Belum ada cadangan. Cadangan dibuat saat proyek dibuka dan sewaktu Anda bekerja.</translation>
    </message>
    <message>
        <source>The two halves of the code are far apart; say in the note why</source>
        <translation>Kedua paruh kode berjauhan; jelaskan alasannya di catatan</translation>
    </message>
    <message>
        <source>new: {kind}</source>
        <translation>baru: {kind}</translation>
    </message>
    <message>
        <source>{code} is an unusual pair: why?</source>
        <translation>{code} pasangan yang janggal: mengapa?</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Kutipan</translation>
    </message>
    <message>
        <source>Via</source>
        <translation>Lewat</translation>
    </message>
    <message>
        <source>Rel.</source>
        <translation>Andal</translation>
    </message>
    <message>
        <source>Cred.</source>
        <translation>Kred.</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>Semua artikel</translation>
    </message>
    <message>
        <source>This article</source>
        <translation>Artikel ini</translation>
    </message>
    <message>
        <source>Any source</source>
        <translation>Semua sumber</translation>
    </message>
    <message>
        <source>Any reliability</source>
        <translation>Semua keandalan</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Keandalan</translation>
    </message>
    <message>
        <source>Any credibility</source>
        <translation>Semua kredibilitas</translation>
    </message>
    <message>
        <source>Credibility</source>
        <translation>Kredibilitas</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Semua label</translation>
    </message>
    <message>
        <source>Words in quote or note</source>
        <translation>Kata di klaim</translation>
    </message>
    <message>
        <source>Filter: {what}</source>
        <translation>Saring: {what}</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Klaim</translation>
    </message>
    <message>
        <source>not rated</source>
        <translation>belum dinilai</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to rate</source>
        <translation>
            <numerusform>%Ln belum dinilai</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pairs with fewer claims are not drawn</source>
        <translation>
            <numerusform>%Ln pasangan dengan lebih sedikit klaim tidak digambar</numerusform>
        </translation>
    </message>
    <message>
        <source>No claims yet.</source>
        <translation>Belum ada klaim.</translation>
    </message>
    <message>
        <source>No article with claims has a date of publication.</source>
        <translation>Tidak ada artikel berklaim yang bertanggal terbit.</translation>
    </message>
    <message>
        <source>rated</source>
        <translation>dinilai</translation>
    </message>
    <message>
        <source>No claim has a chain yet: nobody passes on what another one says.</source>
        <translation>Belum ada klaim berantai: tidak ada yang meneruskan ucapan orang lain.</translation>
    </message>
    <message>
        <source>{by} cites {of}: {claims}</source>
        <translation>{by} mengutip {of}: {claims}</translation>
    </message>
    <message>
        <source>No articles yet.</source>
        <translation>Belum ada artikel.</translation>
    </message>
    <message>
        <source>suggestions left</source>
        <translation>saran tersisa</translation>
    </message>
    <message>
        <source>Choose a claim first: click it, or press {key}.</source>
        <translation>Pilih klaim dahulu: klik, atau tekan {key}.</translation>
    </message>
    <message>
        <source>Choose one claim, then put the text cursor inside it, where it is to be split.</source>
        <translation>Pilih satu klaim, lalu letakkan kursor teks di dalamnya, di tempat ia dibelah.</translation>
    </message>
    <message>
        <source>There is no claim at the text cursor.</source>
        <translation>Tidak ada klaim di kursor teks.</translation>
    </message>
    <message>
        <source>There is no other claim at this place.</source>
        <translation>Tidak ada klaim lain di tempat ini.</translation>
    </message>
    <message>
        <source>Export to CSV</source>
        <translation>Ekspor ke CSV</translation>
    </message>
    <message>
        <source>Verbatim: do not guard cells that a spreadsheet would run as a formula</source>
        <translation>Apa adanya: jangan amankan sel yang akan dijalankan lembar kerja sebagai rumus</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Pilih berkas…</translation>
    </message>
    <message>
        <source>One row a claim, with its source, chain, codes and place in the text.</source>
        <translation>Satu baris per klaim, dengan sumber, rantai, kode dan tempatnya dalam teks.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tampilkan semua</translation>
    </message>
    <message numerus="yes">
        <source>{name}: %Ln claims here</source>
        <translation>
            <numerusform>{name}: %Ln klaim di sini</numerusform>
        </translation>
    </message>
    <message>
        <source>not known</source>
        <translation>tidak diketahui</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>Indonesia</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inggris</translation>
    </message>
    <message>
        <source>Malay</source>
        <translation>Melayu</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arab</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Jerman</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Spanyol</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Prancis</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>Jepang</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>Korea</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Belanda</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugis</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Rusia</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>Ukraina</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>Tionghoa</translation>
    </message>
    <message>
        <source>Ratings so far</source>
        <translation>Riwayat nilai</translation>
    </message>
    <message>
        <source>Article details</source>
        <translation>Rincian artikel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Bahasa</translation>
    </message>
    <message>
        <source>Paste an article</source>
        <translation>Tempel artikel</translation>
    </message>
    <message>
        <source>Paste the text of the article here.</source>
        <translation>Tempelkan teks artikel di sini.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Teks</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Judul</translation>
    </message>
    <message>
        <source>Outlet</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Terbit</translation>
    </message>
    <message>
        <source>Source: {name}</source>
        <translation>Sumber: {name}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nama</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Jenis</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Alasan</translation>
    </message>
    <message>
        <source>What the rating rests on</source>
        <translation>Dasar penilaian</translation>
    </message>
    <message>
        <source>One a line, in any language and script</source>
        <translation>Satu per baris, dalam bahasa dan aksara apa pun</translation>
    </message>
    <message>
        <source>Aliases</source>
        <translation>Nama lain</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kapan</translation>
    </message>
    <message>
        <source>as {name}</source>
        <translation>sebagai {name}</translation>
    </message>
    <message>
        <source>Byline</source>
        <translation>Penulis</translation>
    </message>
    <message>
        <source>Imported from</source>
        <translation>Diimpor dari</translation>
    </message>
    <message>
        <source>Retrieved</source>
        <translation>Diambil</translation>
    </message>
    <message>
        <source>SHA-256, text</source>
        <translation>SHA-256, teks</translation>
    </message>
    <message>
        <source>SHA-256, file</source>
        <translation>SHA-256, berkas</translation>
    </message>
    <message>
        <source>taken from the first line where left empty</source>
        <translation>diambil dari baris pertama bila dikosongkan</translation>
    </message>
    <message>
        <source>pasted text</source>
        <translation>teks tempelan</translation>
    </message>
    <message>
        <source>claim</source>
        <translation>klaim</translation>
    </message>
    <message>
        <source>source</source>
        <translation>sumber</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>nilai</translation>
    </message>
    <message>
        <source>next</source>
        <translation>berikut</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>sebelumnya</translation>
    </message>
    <message>
        <source>suggestions</source>
        <translation>saran</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>tombol</translation>
    </message>
    <message>
        <source>accept</source>
        <translation>terima</translation>
    </message>
    <message>
        <source>reject</source>
        <translation>tolak</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>sunting</translation>
    </message>
    <message>
        <source>accept all above the score</source>
        <translation>terima semua di atas skor</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Bilah alat</translation>
    </message>
    <message>
        <source>read-only: it is open elsewhere</source>
        <translation>hanya-baca: sedang terbuka di tempat lain</translation>
    </message>
    <message>
        <source>✕ not done</source>
        <translation>✕ tidak jadi</translation>
    </message>
    <message>
        <source>{name}, read-only</source>
        <translation>{name}, hanya-baca</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sumber</translation>
    </message>
    <message>
        <source>✓ saved</source>
        <translation>✓ tersimpan</translation>
    </message>
    <message>
        <source>The two are rated apart from each other: a good source may say something doubtful. F and 6 say that there is no basis to judge, which is not the worst. Reliability belongs to the source; rated otherwise on one claim, it goes for that claim alone. Press {key} on a claim, then a letter and a digit.</source>
        <translation>Keduanya dinilai terpisah: sumber yang baik pun bisa mengatakan hal yang meragukan. F dan 6 berarti tidak ada dasar untuk menilai, dan itu bukan yang terburuk. Keandalan melekat pada sumber; bila dinilai lain pada satu klaim, itu berlaku untuk klaim itu saja. Tekan {key} pada sebuah klaim, lalu satu huruf dan satu angka.</translation>
    </message>
    <message>
        <source>MIT licence. Nothing leaves this machine.
Log: {path}</source>
        <translation>Lisensi MIT. Tidak ada yang keluar dari komputer ini.
Log: {path}</translation>
    </message>
    <message>
        <source>Who says so, and how far do we believe it?</source>
        <translation>Siapa yang bilang, dan seberapa jauh kita percaya?</translation>
    </message>
    <message>
        <source>Reliability of the source</source>
        <translation>Keandalan sumber</translation>
    </message>
    <message>
        <source>Credibility of the information</source>
        <translation>Kredibilitas informasi</translation>
    </message>
    <message>
        <source>{name}: the same text is in the project already, as “{title}”.</source>
        <translation>{name}: teks yang sama sudah ada di proyek, sebagai “{title}”.</translation>
    </message>
    <message>
        <source>Import cancelled. Nothing was added.</source>
        <translation>Impor dibatalkan. Tidak ada yang ditambahkan.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln articles imported.</source>
        <translation>
            <numerusform>%Ln artikel diimpor.</numerusform>
        </translation>
    </message>
    <message>
        <source>It could not be read; the log has the details.</source>
        <translation>Tidak dapat dibaca; rinciannya ada di log.</translation>
    </message>
    <message>
        <source>Find an act</source>
        <translation>Cari perintah</translation>
    </message>
    <message>
        <source>Search keys and acts</source>
        <translation>Cari tombol dan perintah</translation>
    </message>
    <message>
        <source>Change key…</source>
        <translation>Ganti tombol…</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Tanpa tombol</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>Seperti semula</translation>
    </message>
    <message>
        <source>All as they came</source>
        <translation>Semua seperti semula</translation>
    </message>
    <message>
        <source>✓ All keys are as they came.</source>
        <translation>✓ Semua tombol seperti semula.</translation>
    </message>
    <message>
        <source>Change key</source>
        <translation>Ganti tombol</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Tombol baru</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Perintah</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>tanpa tombol</translation>
    </message>
    <message>
        <source>as it came</source>
        <translation>seperti semula</translation>
    </message>
    <message>
        <source>From {claims} in {articles}, {day}.</source>
        <translation>Dari {claims} di {articles}, {day}.</translation>
    </message>
    <message>
        <source>Claims that were suggested</source>
        <translation>Klaim yang disarankan</translation>
    </message>
    <message>
        <source>of the claims in held-back articles; more is better</source>
        <translation>dari klaim di artikel yang disisihkan; makin banyak makin baik</translation>
    </message>
    <message>
        <source>Suggestions that were right</source>
        <translation>Saran yang benar</translation>
    </message>
    <message>
        <source>of those scored 0.5 or more; more is better</source>
        <translation>dari yang berskor 0,5 atau lebih; makin banyak makin baik</translation>
    </message>
    <message>
        <source>Distance of the scores from your decisions</source>
        <translation>Jarak skor dari keputusan Anda</translation>
    </message>
    <message>
        <source>log loss; less is better</source>
        <translation>log loss; makin kecil makin baik</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>Alur olah</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Diterima</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Disunting</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Ditolak</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Tersisa</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Terpakai</translation>
    </message>
    <message>
        <source>New words of saying: {words}.</source>
        <translation>Kata pelaporan baru: {words}.</translation>
    </message>
    <message>
        <source>How good are the suggestions?</source>
        <translation>Seberapa baik saran-sarannya?</translation>
    </message>
    <message>
        <source>Learn from this project</source>
        <translation>Belajar dari proyek ini</translation>
    </message>
    <message>
        <source>Forget what was learned</source>
        <translation>Lupakan yang dipelajari</translation>
    </message>
    <message>
        <source>No suggestions yet.</source>
        <translation>Belum ada saran.</translation>
    </message>
    <message>
        <source>On held-back articles</source>
        <translation>Pada artikel yang disisihkan</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Sebelum</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Sesudah</translation>
    </message>
    <message>
        <source>What you decided</source>
        <translation>Yang Anda putuskan</translation>
    </message>
    <message>
        <source>Each decision counts for the next suggestions at once. Learning looks at all your claims together: it finds words of saying that are missing, and weighs the scores anew. It is tried on articles that were held back, and kept only where it is better there.</source>
        <translation>Setiap keputusan langsung berpengaruh pada saran berikutnya. Belajar melihat semua klaim Anda sekaligus: mencari kata pelaporan yang belum dikenal dan menimbang ulang skor. Hasilnya dicoba pada artikel yang disisihkan, dan dipakai hanya bila di sana lebih baik.</translation>
    </message>
    <message>
        <source>{language}: not better on held-back articles; nothing was changed.</source>
        <translation>{language}: tidak lebih baik pada artikel yang disisihkan; tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>{language}: it failed. The log has the details.</source>
        <translation>{language}: gagal. Rinciannya ada di log.</translation>
    </message>
    <message>
        <source>There is no Indonesian or English article to learn from.</source>
        <translation>Tidak ada artikel Indonesia atau Inggris untuk dipelajari.</translation>
    </message>
    <message>
        <source>Forgotten. Suggestions are as before anything was learned; {undo} brings it back.</source>
        <translation>Dilupakan. Saran kembali seperti sebelum belajar; {undo} mengembalikannya.</translation>
    </message>
    <message>
        <source>What was learned, {language}</source>
        <translation>Yang dipelajari, {language}</translation>
    </message>
    <message>
        <source>{language}: better, and kept. It counts for new suggestions.</source>
        <translation>{language}: lebih baik, dan dipakai untuk saran baru.</translation>
    </message>
    <message>
        <source>who says it, of the one chosen</source>
        <translation>siapa yang bilang, pada yang terpilih</translation>
    </message>
    <message>
        <source>word of saying, of the one chosen</source>
        <translation>kata pelaporan, pada yang terpilih</translation>
    </message>
    <message>
        <source>Something went wrong that should not have.</source>
        <translation>Terjadi kesalahan yang seharusnya tidak terjadi.</translation>
    </message>
    <message>
        <source>Everything you did before is saved; you can go on, or start again.
The details are in {path}.</source>
        <translation>Semua yang Anda kerjakan sebelumnya tersimpan; Anda dapat melanjutkan, atau mulai lagi.
Rinciannya ada di {path}.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Terang</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Gelap</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Nilai</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>Sarankan</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Berikut</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Ekspor</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Proyek terakhir</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Forget these</source>
        <translation>Lupakan semua</translation>
    </message>
    <message>
        <source>✓ copied as citation</source>
        <translation>✓ disalin sebagai sitasi</translation>
    </message>
    <message>
        <source>Sorotan projects</source>
        <translation>Proyek Sorotan</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Proyek baru</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Buka proyek</translation>
    </message>
    <message>
        <source>Import articles</source>
        <translation>Impor artikel</translation>
    </message>
    <message>
        <source>Importing articles…</source>
        <translation>Mengimpor artikel…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Impor</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Simpan salinan</translation>
    </message>
    <message>
        <source>Analyst</source>
        <translation>Analis</translation>
    </message>
    <message>
        <source>Copies beside the project, made when it is opened and before large steps</source>
        <translation>Salinan di samping proyek, dibuat saat dibuka dan sebelum langkah besar</translation>
    </message>
    <message>
        <source>Your decisions bear this name:</source>
        <translation>Keputusan Anda memakai nama ini:</translation>
    </message>
    <message>
        <source>This text is in the project already.</source>
        <translation>Teks ini sudah ada di proyek.</translation>
    </message>
    <message>
        <source>It is “{title}”.</source>
        <translation>Yaitu “{title}”.</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln claims</source>
        <translation>
            <numerusform>Semua %Ln klaim</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This article: %Ln claims</source>
        <translation>
            <numerusform>Artikel ini: %Ln klaim</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The table as filtered: %Ln claims</source>
        <translation>
            <numerusform>Tabel yang tersaring: %Ln klaim</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The selection: %Ln claims</source>
        <translation>
            <numerusform>Yang dipilih: %Ln klaim</numerusform>
        </translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Semua berkas</translation>
    </message>
    <message>
        <source>✓ copy saved as {name}</source>
        <translation>✓ salinan disimpan sebagai {name}</translation>
    </message>
    <message numerus="yes">
        <source>✓ %Ln claims exported to {path}</source>
        <translation>
            <numerusform>✓ %Ln klaim diekspor ke {path}</numerusform>
        </translation>
    </message>
    <message>
        <source>Open a project first, or make one.</source>
        <translation>Buka proyek dahulu, atau buat yang baru.</translation>
    </message>
    <message>
        <source>Then drop the articles again.</source>
        <translation>Lalu letakkan artikelnya lagi.</translation>
    </message>
    <message>
        <source>Admiralty code</source>
        <translation>Kode Admiralty</translation>
    </message>
    <message>
        <source>Press a letter, then a digit. Esc leaves.</source>
        <translation>Tekan satu huruf, lalu satu angka. Esc untuk keluar.</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Informasi</translation>
    </message>
    <message numerus="yes">
        <source>✓ %Ln accepted. {undo} takes all of it back.</source>
        <translation>
            <numerusform>✓ %Ln diterima. {undo} membatalkan semuanya.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✓ %Ln rejected. {undo} takes all of it back.</source>
        <translation>
            <numerusform>✓ %Ln ditolak. {undo} membatalkan semuanya.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is hidden: its score is below {score}.</source>
        <translation>Disembunyikan: skornya di bawah {score}.</translation>
    </message>
    <message>
        <source>There is a suggestion here, with the score {score}: “{quote}”. {key} goes to it.</source>
        <translation>Di sini ada saran dengan skor {score}: “{quote}”. {key} menuju ke sana.</translation>
    </message>
    <message>
        <source>“{quote}” is hidden: its score is {score}, and you see those from {from_} on.</source>
        <translation>“{quote}” disembunyikan: skornya {score}, dan yang ditampilkan mulai dari {from_}.</translation>
    </message>
    <message>
        <source>It is a claim already: “{quote}”.</source>
        <translation>Sudah menjadi klaim: “{quote}”.</translation>
    </message>
    <message>
        <source>“{quote}” was rejected on this text before. It is not proposed again.</source>
        <translation>“{quote}” pernah ditolak pada teks ini. Tidak disarankan lagi.</translation>
    </message>
    <message>
        <source>An earlier run proposed “{quote}” here; the last one did not.</source>
        <translation>Proses sebelumnya menyarankan “{quote}” di sini; yang terakhir tidak.</translation>
    </message>
    <message>
        <source>Nobody has asked for suggestions in this article yet. {ask} does.</source>
        <translation>Belum ada yang meminta saran untuk artikel ini. Tekan {ask}.</translation>
    </message>
    <message>
        <source>{pipeline} looked through this article on {day} and found no claim in it.</source>
        <translation>{pipeline} memeriksa artikel ini pada {day} dan tidak menemukan klaim.</translation>
    </message>
    <message>
        <source>{pipeline} looked through this article on {day} and found claims, but none here.</source>
        <translation>{pipeline} memeriksa artikel ini pada {day} dan menemukan klaim, tetapi tidak di sini.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln articles could not be worked on.</source>
        <translation>
            <numerusform>%Ln artikel tidak dapat diolah.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a suggestion first: {key} goes to the next one.</source>
        <translation>Pilih saran dahulu: {key} menuju saran berikut.</translation>
    </message>
    <message>
        <source>✓ suggestions are there: {key} goes to the first</source>
        <translation>✓ saran sudah ada: {key} menuju yang pertama</translation>
    </message>
    <message>
        <source>✓ done: nothing new was found</source>
        <translation>✓ selesai: tidak ada temuan baru</translation>
    </message>
    <message>
        <source>Accept all with at least this score, as one step</source>
        <translation>Terima semua yang setidaknya berskor ini, sebagai satu langkah</translation>
    </message>
    <message>
        <source>score ≥ </source>
        <translation>skor ≥ </translation>
    </message>
    <message>
        <source>Lowest score to accept</source>
        <translation>Skor terendah yang diterima</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>Terima semua</translation>
    </message>
    <message>
        <source>Review of suggestions</source>
        <translation>Tinjauan saran</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hidden by their score</source>
        <translation>
            <numerusform>%Ln tersembunyi karena skor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln</source>
        <translation>
            <numerusform>Terima %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>No suggestions asked for yet</source>
        <translation>Saran belum diminta</translation>
    </message>
    <message>
        <source>{pipeline} found nothing here</source>
        <translation>{pipeline} tidak menemukan apa-apa di sini</translation>
    </message>
    <message>
        <source>All suggestions decided</source>
        <translation>Semua saran sudah diputuskan</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Skor</translation>
    </message>
    <message>
        <source>Cue</source>
        <translation>Kata pelaporan</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Kata</translation>
    </message>
    <message numerus="yes">
        <source>%Ln suggestions</source>
        <translation>
            <numerusform>%Ln saran</numerusform>
        </translation>
    </message>
    <message>
        <source>Review suggestions</source>
        <translation>Tinjau saran</translation>
    </message>
    <message>
        <source>Suggestions that are left</source>
        <translation>Saran yang tersisa</translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln</source>
        <translation>
            <numerusform>Tolak %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Which articles</source>
        <translation>Artikel yang mana</translation>
    </message>
    <message>
        <source>Lowest score</source>
        <translation>Skor terendah</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Tutup</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>Semua sumber</translation>
    </message>
    <message>
        <source>All cues</source>
        <translation>Semua kata pelaporan</translation>
    </message>
    <message>
        <source>Nothing passes these filters.</source>
        <translation>Tidak ada yang lolos saringan ini.</translation>
    </message>
    <message>
        <source>Nothing is left to review.</source>
        <translation>Tidak ada lagi yang perlu ditinjau.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln dipilih</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Tidak ditemukan</translation>
    </message>
    <message>
        <source>Undone: {step}</source>
        <translation>Diurungkan: {step}</translation>
    </message>
    <message>
        <source>Done again: {step}</source>
        <translation>Diulangi: {step}</translation>
    </message>
    <message>
        <source>No sources yet.

Choose a claim and press {key}
to name who says it.</source>
        <translation>Belum ada sumber.

Pilih klaim dan tekan {key}
untuk menyebut siapa yang bilang.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Baru</translation>
    </message>
    <message>
        <source>Make a source</source>
        <translation>Buat sumber</translation>
    </message>
    <message>
        <source>Name, kind, reliability, aliases (double click a name to use it)</source>
        <translation>Nama, jenis, keandalan, nama lain (klik ganda sebuah nama untuk memakainya)</translation>
    </message>
    <message>
        <source>Move up: the first ten have a number key</source>
        <translation>Naikkan: sepuluh yang pertama punya tombol angka</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Turunkan</translation>
    </message>
    <message>
        <source>Use for the chosen claim</source>
        <translation>Pakai untuk klaim terpilih</translation>
    </message>
    <message>
        <source>Show its claims in the table</source>
        <translation>Tampilkan klaimnya di tabel</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Sunting…</translation>
    </message>
    <message numerus="yes">
        <source>Merge %Ln sources into {name}</source>
        <translation>
            <numerusform>Gabungkan %Ln sumber menjadi {name}</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring in the first article</source>
        <translation>Masukkan artikel pertama</translation>
    </message>
    <message>
        <source>Or drop a project or articles on this window.</source>
        <translation>Atau letakkan proyek atau artikel di jendela ini.</translation>
    </message>
    <message>
        <source>Articles of our own, to try everything on</source>
        <translation>Artikel buatan kami, untuk mencoba semuanya</translation>
    </message>
    <message>
        <source>Drop text, HTML or Markdown files anywhere on this window,
or</source>
        <translation>Letakkan berkas teks, HTML atau Markdown di mana saja di jendela ini,
atau</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Impor berkas…</translation>
    </message>
    <message>
        <source>Paste text…</source>
        <translation>Tempel teks…</translation>
    </message>
    <message>
        <source>An article could not be worked on.</source>
        <translation>Sebuah artikel tidak dapat diolah.</translation>
    </message>
    <message>
        <source>The log has the details.</source>
        <translation>Rinciannya ada di log.</translation>
    </message>
    <message>
        <source>article</source>
        <translation>artikel</translation>
    </message>
    <message>
        <source>none</source>
        <translation>kosong</translation>
    </message>
    <message numerus="yes">
        <source>%Ln articles</source>
        <translation>
            <numerusform>%Ln artikel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sources</source>
        <translation>
            <numerusform>%Ln sumber</numerusform>
        </translation>
    </message>
    <message>
        <source>The suggestions process stopped twice on this article.</source>
        <translation>Proses saran berhenti dua kali pada artikel ini.</translation>
    </message>
    <message>
        <source>The other articles go on.</source>
        <translation>Artikel lain dilanjutkan.</translation>
    </message>
    <message>
        <source>Join {0}</source>
        <translation>Gabungkan {0}</translation>
    </message>
    <message>
        <source>Set kind {0}</source>
        <translation>Tetapkan jenis {0}</translation>
    </message>
    <message>
        <source>Rate source {0}</source>
        <translation>Nilai sumber {0}</translation>
    </message>
    <message>
        <source>Edit source&apos;s note</source>
        <translation>Sunting catatan sumber</translation>
    </message>
    <message>
        <source>Recolour source</source>
        <translation>Ganti warna sumber</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>langsung</translation>
    </message>
    <message>
        <source>New version of the article from a file…</source>
        <translation>Versi baru artikel dari berkas…</translation>
    </message>
    <message>
        <source>Claims without a place…</source>
        <translation>Klaim tanpa tempat…</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Pencarian</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Pelajaran</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>Bagian</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Alamat</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Keadaan</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versi</translation>
    </message>
    <message>
        <source>Import from an address…</source>
        <translation>Impor dari alamat…</translation>
    </message>
    <message>
        <source>Opening the overview…</source>
        <translation>Membuka ikhtisar…</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>menunggu</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>diterima</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>disunting</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>ditolak</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>digantikan</translation>
    </message>
    <message>
        <source>Taken back: {step}</source>
        <translation>Diurungkan: {step}</translation>
    </message>
    <message>
        <source>{step}  (taken back)</source>
        <translation>{step}  (diurungkan)</translation>
    </message>
    <message>
        <source>{step}  (taken back for good)</source>
        <translation>{step}  (diurungkan untuk seterusnya)</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Riwayat</translation>
    </message>
    <message>
        <source>What it changed</source>
        <translation>Yang diubahnya</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Apa</translation>
    </message>
    <message>
        <source>The history of an older file was taken over</source>
        <translation>Riwayat berkas lama diambil alih</translation>
    </message>
    <message>
        <source>The whole project</source>
        <translation>Seluruh proyek</translation>
    </message>
    <message>
        <source>Which entries</source>
        <translation>Entri yang mana</translation>
    </message>
    <message>
        <source>Changed from outside?</source>
        <translation>Diubah dari luar?</translation>
    </message>
    <message>
        <source>Follows the whole history and compares every row with what it tells</source>
        <translation>Mengikuti seluruh riwayat dan membandingkan setiap baris dengannya</translation>
    </message>
    <message>
        <source>Export as of then…</source>
        <translation>Ekspor keadaan saat itu…</translation>
    </message>
    <message>
        <source>Save the project as of then…</source>
        <translation>Simpan proyek saat itu…</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was changed from outside: each of %Ln entries is what was written.</source>
        <translation>
            <numerusform>Tidak ada yang diubah dari luar: %Ln entri semuanya seperti yang ditulis.</numerusform>
        </translation>
    </message>
    <message>
        <source>Head: {hash}</source>
        <translation>Kepala: {hash}</translation>
    </message>
    <message>
        <source>The chosen claim</source>
        <translation>Klaim terpilih</translation>
    </message>
    <message>
        <source>Nothing has been done yet.</source>
        <translation>Belum ada yang dilakukan.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>baru</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>dihapus</translation>
    </message>
    <message numerus="yes">
        <source>Changed from outside, %Ln places:</source>
        <translation>
            <numerusform>Diubah dari luar, %Ln tempat:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln claims went along.</source>
        <translation>
            <numerusform>%Ln klaim ikut serta.</numerusform>
        </translation>
    </message>
    <message>
        <source>Redirected: {way}</source>
        <translation>Dialihkan: {way}</translation>
    </message>
    <message>
        <source>“{title}” has a new version.</source>
        <translation>“{title}” punya versi baru.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln wait for a place.</source>
        <translation>
            <numerusform>%Ln menunggu tempat.</numerusform>
        </translation>
    </message>
    <message>
        <source>What can still be read can be saved into a new project. The damaged file is not touched.</source>
        <translation>Yang masih terbaca dapat disimpan ke proyek baru. Berkas yang rusak tidak disentuh.</translation>
    </message>
    <message>
        <source>Steps from before cannot be undone any more.</source>
        <translation>Langkah-langkah sebelumnya tidak dapat diurungkan lagi.</translation>
    </message>
    <message>
        <source>Save the project as of then</source>
        <translation>Simpan proyek saat itu</translation>
    </message>
    <message>
        <source>✓ the project of {moment} saved as {name}</source>
        <translation>✓ proyek per {moment} disimpan sebagai {name}</translation>
    </message>
    <message>
        <source>Export as of then</source>
        <translation>Ekspor keadaan saat itu</translation>
    </message>
    <message>
        <source>✓ the claims of {moment} exported to {name}</source>
        <translation>✓ klaim per {moment} diekspor ke {name}</translation>
    </message>
    <message>
        <source>✕ no backup could be made: {why}</source>
        <translation>✕ cadangan tidak dapat dibuat: {why}</translation>
    </message>
    <message>
        <source>The drive answers again. All is here up to “{step}”.</source>
        <translation>Drive menjawab lagi. Semua ada di sini sampai “{step}”.</translation>
    </message>
    <message>
        <source>Put this backup in the place of “{name}”?</source>
        <translation>Ganti “{name}” dengan cadangan ini?</translation>
    </message>
    <message>
        <source>What is there now becomes a backup first, so there is a way back.</source>
        <translation>Isinya sekarang dicadangkan dahulu, jadi Anda bisa kembali.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Pulihkan</translation>
    </message>
    <message>
        <source>The newest backup is of {moment}.</source>
        <translation>Cadangan terbaru dibuat pada {moment}.</translation>
    </message>
    <message>
        <source>Save what can be read…</source>
        <translation>Simpan yang terbaca…</translation>
    </message>
    <message>
        <source>Save what can be read</source>
        <translation>Simpan yang terbaca</translation>
    </message>
    <message>
        <source>✓ restored; the backups hold what was there before</source>
        <translation>✓ dipulihkan; isi sebelumnya ada di cadangan</translation>
    </message>
    <message>
        <source>Restore the newest backup</source>
        <translation>Pulihkan cadangan terbaru</translation>
    </message>
    <message>
        <source>Nothing is missing, and every step can still be undone.</source>
        <translation>Tidak ada yang hilang, dan setiap langkah masih dapat diurungkan.</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>terselamatkan</translation>
    </message>
    <message numerus="yes">
        <source>Saved: %Ln claims</source>
        <translation>
            <numerusform>Terselamatkan: %Ln klaim</numerusform>
        </translation>
    </message>
    <message>
        <source>Claims without a place</source>
        <translation>Klaim tanpa tempat</translation>
    </message>
    <message>
        <source>Where it stood</source>
        <translation>Tempatnya semula</translation>
    </message>
    <message>
        <source>Where it may stand now</source>
        <translation>Tempatnya sekarang, barangkali</translation>
    </message>
    <message>
        <source>The words around it</source>
        <translation>Kata-kata di sekitarnya</translation>
    </message>
    <message>
        <source>It stands here</source>
        <translation>Di sinilah tempatnya</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>Lepaskan</translation>
    </message>
    <message numerus="yes">
        <source>%Ln claims left</source>
        <translation>
            <numerusform>%Ln klaim tersisa</numerusform>
        </translation>
    </message>
    <message>
        <source>Every claim has its place.</source>
        <translation>Setiap klaim punya tempat.</translation>
    </message>
    <message>
        <source>Nothing in the new text is like it.</source>
        <translation>Tidak ada yang mirip dalam teks baru.</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Menghitung…</translation>
    </message>
    <message>
        <source>While working, every … minutes</source>
        <translation>Sewaktu bekerja, setiap … menit</translation>
    </message>
    <message>
        <source>never</source>
        <translation>tidak pernah</translation>
    </message>
    <message>
        <source>And the last one of … days</source>
        <translation>Dan yang terakhir dari … hari</translation>
    </message>
    <message>
        <source>Of so many days the last copy stays, besides the newest ones</source>
        <translation>Dari sekian hari, salinan terakhirnya tetap ada di samping yang terbaru</translation>
    </message>
    <message>
        <source>State of the project: {hash}</source>
        <translation>Keadaan proyek: {hash}</translation>
    </message>
    <message>
        <source>Import from an address</source>
        <translation>Impor dari alamat</translation>
    </message>
    <message>
        <source>Address of the article. It is loaded from the web:</source>
        <translation>Alamat artikel. Artikel dimuat dari web:</translation>
    </message>
    <message>
        <source>New version of the article</source>
        <translation>Versi baru artikel</translation>
    </message>
    <message numerus="yes">
        <source>%Ln claims wait for a place: Claim &gt; Claims without a place</source>
        <translation>
            <numerusform>%Ln klaim menunggu tempat: Klaim &gt; Klaim tanpa tempat</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading {address}…</source>
        <translation>Memuat {address}…</translation>
    </message>
    <message>
        <source>Choose a claim with a source, or a source in the list.</source>
        <translation>Pilih klaim yang bersumber, atau sebuah sumber di daftar.</translation>
    </message>
    <message>
        <source>Let its claims stand out</source>
        <translation>Tonjolkan klaimnya</translation>
    </message>
    <message>
        <source>indirect</source>
        <translation>tidak langsung</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>campuran</translation>
    </message>
    <message>
        <source>news agency</source>
        <translation>kantor berita</translation>
    </message>
    <message>
        <source>outlet</source>
        <translation>media</translation>
    </message>
    <message>
        <source>person</source>
        <translation>orang</translation>
    </message>
    <message>
        <source>government</source>
        <translation>pemerintah</translation>
    </message>
    <message>
        <source>organisation</source>
        <translation>organisasi</translation>
    </message>
    <message>
        <source>document</source>
        <translation>dokumen</translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>tanpa nama</translation>
    </message>
    <message>
        <source>completely reliable</source>
        <translation>sepenuhnya andal</translation>
    </message>
    <message>
        <source>usually reliable</source>
        <translation>biasanya andal</translation>
    </message>
    <message>
        <source>fairly reliable</source>
        <translation>cukup andal</translation>
    </message>
    <message>
        <source>not usually reliable</source>
        <translation>biasanya tidak andal</translation>
    </message>
    <message>
        <source>unreliable</source>
        <translation>tidak andal</translation>
    </message>
    <message>
        <source>cannot be judged</source>
        <translation>tidak dapat dinilai</translation>
    </message>
    <message>
        <source>confirmed by other sources</source>
        <translation>dikuatkan sumber lain</translation>
    </message>
    <message>
        <source>probably true</source>
        <translation>kemungkinan besar benar</translation>
    </message>
    <message>
        <source>possibly true</source>
        <translation>mungkin benar</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>meragukan</translation>
    </message>
    <message>
        <source>improbable</source>
        <translation>kecil kemungkinannya</translation>
    </message>
    <message>
        <source>“{0}” is not text in any encoding known here.</source>
        <translation>“{0}” bukan teks dalam penyandian yang dikenal.</translation>
    </message>
    <message>
        <source>Open it in an editor and save it as UTF-8, or paste its words.</source>
        <translation>Buka di penyunting teks dan simpan sebagai UTF-8, atau tempelkan isinya.</translation>
    </message>
    <message>
        <source>“{0}” is {1}, not text.</source>
        <translation>“{0}” adalah {1}, bukan teks.</translation>
    </message>
    <message>
        <source>Save its words as a text file, or paste them.</source>
        <translation>Simpan isinya sebagai berkas teks, atau tempelkan.</translation>
    </message>
    <message>
        <source>“{0}” is no address of the web.</source>
        <translation>“{0}” bukan alamat web.</translation>
    </message>
    <message>
        <source>It begins with https:// or http://.</source>
        <translation>Alamat diawali https:// atau http://.</translation>
    </message>
    <message>
        <source>“{0}” leads to “{1}”, which is not of the web.</source>
        <translation>“{0}” mengarah ke “{1}”, yang bukan alamat web.</translation>
    </message>
    <message>
        <source>Nothing was loaded from there.</source>
        <translation>Tidak ada yang dimuat dari sana.</translation>
    </message>
    <message>
        <source>“{0}” leads from one address to the next and never to a page.</source>
        <translation>“{0}” mengarah dari alamat ke alamat dan tak pernah ke halaman.</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Periksa alamatnya.</translation>
    </message>
    <message>
        <source>“{0}” gives no page: the server answers {1}.</source>
        <translation>“{0}” tidak memberi halaman: peladen menjawab {1}.</translation>
    </message>
    <message>
        <source>Open it in a browser, copy the article&apos;s words and paste them.</source>
        <translation>Buka di peramban, salin teks artikelnya lalu tempel.</translation>
    </message>
    <message>
        <source>“{0}” is no article: it is of the kind {1}.</source>
        <translation>“{0}” bukan artikel: jenisnya {1}.</translation>
    </message>
    <message>
        <source>Known are HTML, text and Markdown.</source>
        <translation>Yang dikenal: HTML, teks, dan Markdown.</translation>
    </message>
    <message>
        <source>“{0}” could not be loaded: {1}.</source>
        <translation>“{0}” tidak dapat dimuat: {1}.</translation>
    </message>
    <message>
        <source>Check the address and the network.</source>
        <translation>Periksa alamat dan jaringannya.</translation>
    </message>
    <message>
        <source>“{0}” is larger than {1} MiB.</source>
        <translation>“{0}” lebih besar dari {1} MiB.</translation>
    </message>
    <message>
        <source>Copy the article&apos;s words and paste them.</source>
        <translation>Salin teks artikelnya lalu tempel.</translation>
    </message>
    <message>
        <source>“{0}” takes longer than {1} seconds.</source>
        <translation>“{0}” memakan waktu lebih dari {1} detik.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Coba lagi nanti.</translation>
    </message>
    <message>
        <source>“{0}” is not understood as a date of publication.</source>
        <translation>“{0}” tidak dipahami sebagai tanggal terbit.</translation>
    </message>
    <message>
        <source>Write it as 2024-11-13.</source>
        <translation>Tulis seperti 2024-11-13.</translation>
    </message>
    <message>
        <source>“{0}” is not a language code.</source>
        <translation>“{0}” bukan kode bahasa.</translation>
    </message>
    <message>
        <source>Write it as “id” or “en” (ISO 639-1).</source>
        <translation>Tulis “id” atau “en” (ISO 639-1).</translation>
    </message>
    <message>
        <source>{0} holds no text.</source>
        <translation>{0} tidak berisi teks.</translation>
    </message>
    <message>
        <source>Choose a file with words in it.</source>
        <translation>Pilih berkas yang berisi kata-kata.</translation>
    </message>
    <message>
        <source>Save its words as a .txt file.</source>
        <translation>Simpan kata-katanya sebagai berkas .txt.</translation>
    </message>
    <message>
        <source>“{0}” ends in “{1}”, which is not known here.</source>
        <translation>“{0}” berakhiran “{1}”, yang tidak dikenal.</translation>
    </message>
    <message>
        <source>“{0}” has no suffix.</source>
        <translation>“{0}” tanpa akhiran.</translation>
    </message>
    <message>
        <source>Known are {0}. Save the article as one of these, or paste its words.</source>
        <translation>Yang dikenal: {0}. Simpan artikel sebagai salah satunya, atau tempelkan isinya.</translation>
    </message>
    <message>
        <source>“{0}” is a folder.</source>
        <translation>“{0}” adalah folder.</translation>
    </message>
    <message>
        <source>Choose the files inside it.</source>
        <translation>Pilih berkas di dalamnya.</translation>
    </message>
    <message>
        <source>{0} has {1} MiB; articles of this form are read up to {2} MiB.</source>
        <translation>{0} berukuran {1} MiB; artikel jenis ini dibaca sampai {2} MiB.</translation>
    </message>
    <message>
        <source>Split it, or save its words alone as a .txt file.</source>
        <translation>Pecah, atau simpan kata-katanya saja sebagai berkas .txt.</translation>
    </message>
    <message>
        <source>“{0}” has {1} marks or tags; articles of this form are read up to {2}.</source>
        <translation>“{0}” memuat {1} tanda atau tag; artikel dalam bentuk ini dibaca sampai {2}.</translation>
    </message>
    <message>
        <source>“{0}” is not an ordinary file.</source>
        <translation>“{0}” bukan berkas biasa.</translation>
    </message>
    <message>
        <source>Choose a text file.</source>
        <translation>Pilih berkas teks.</translation>
    </message>
    <message>
        <source>“{0}” is not there.</source>
        <translation>“{0}” tidak ada.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed: choose it again.</source>
        <translation>Mungkin dipindah atau diganti namanya: pilih lagi.</translation>
    </message>
    <message>
        <source>“{0}” may not be read.</source>
        <translation>“{0}” tidak boleh dibaca.</translation>
    </message>
    <message>
        <source>Ask its owner for the right to read it, or copy it.</source>
        <translation>Minta hak baca kepada pemiliknya, atau salin.</translation>
    </message>
    <message>
        <source>“{0}” could not be read: {1}.</source>
        <translation>“{0}” tidak dapat dibaca: {1}.</translation>
    </message>
    <message>
        <source>Check the disk and try again.</source>
        <translation>Periksa diska dan coba lagi.</translation>
    </message>
    <message>
        <source>No article was found in “{0}”.</source>
        <translation>Tidak ada artikel di “{0}”.</translation>
    </message>
    <message>
        <source>No article was found in the page.</source>
        <translation>Tidak ada artikel di halaman itu.</translation>
    </message>
    <message>
        <source>Open the page, copy the article&apos;s words and paste them.</source>
        <translation>Buka halamannya, salin isi artikel dan tempelkan.</translation>
    </message>
    <message>
        <source>“{0}” could not be written: {1}.</source>
        <translation>“{0}” tidak dapat ditulis: {1}.</translation>
    </message>
    <message>
        <source>“{0}” did not read back as it was written. Nothing was replaced.</source>
        <translation>“{0}” terbaca lain dari yang ditulis. Tidak ada yang diganti.</translation>
    </message>
    <message>
        <source>Check the disk.</source>
        <translation>Periksa diska.</translation>
    </message>
    <message>
        <source>Free some space, or choose another disk.</source>
        <translation>Kosongkan ruang, atau pilih diska lain.</translation>
    </message>
    <message>
        <source>Make the folder first, or choose another one.</source>
        <translation>Buat foldernya dahulu, atau pilih yang lain.</translation>
    </message>
    <message>
        <source>Choose a file name inside it.</source>
        <translation>Pilih nama berkas di dalamnya.</translation>
    </message>
    <message>
        <source>Close the file in other programs, or choose another folder.</source>
        <translation>Tutup berkas itu di program lain, atau pilih folder lain.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Pilih folder lain.</translation>
    </message>
    <message>
        <source>Save the article as PDF…</source>
        <translation>Simpan artikel sebagai PDF…</translation>
    </message>
    <message>
        <source>Print the article…</source>
        <translation>Cetak artikel…</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Preferensi</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Rupa</translation>
    </message>
    <message>
        <source>Face of the page</source>
        <translation>Huruf halaman</translation>
    </message>
    <message>
        <source>Size, in points</source>
        <translation>Ukuran, dalam poin</translation>
    </message>
    <message>
        <source>Characters a line</source>
        <translation>Huruf per baris</translation>
    </message>
    <message>
        <source>Show from this score on</source>
        <translation>Tampilkan mulai skor ini</translation>
    </message>
    <message>
        <source>Accept all from this score on</source>
        <translation>Terima semua mulai skor ini</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Proyek</translation>
    </message>
    <message>
        <source>Analyst&apos;s name</source>
        <translation>Nama analis</translation>
    </message>
    <message>
        <source>Backups to keep</source>
        <translation>Cadangan yang disimpan</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>Tombol…</translation>
    </message>
    <message>
        <source>“{path}” could not be written: {error}.</source>
        <translation>“{path}” tidak dapat ditulis: {error}.</translation>
    </message>
    <message>
        <source>see its text</source>
        <translation>lihat teksnya</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Versi {number}</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Parts and licences</source>
        <translation>Komponen dan lisensi</translation>
    </message>
    <message>
        <source>Find a part or a licence</source>
        <translation>Cari komponen atau lisensi</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Teks lisensi</translation>
    </message>
    <message numerus="yes">
        <source>%Ln parts</source>
        <translation>
            <numerusform>%Ln komponen</numerusform>
        </translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Komponen</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lisensi</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Ikhtisar</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>Gambar</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Simpan gambar…</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Simpan gambar</translation>
    </message>
    <message>
        <source>Sources and credibility</source>
        <translation>Sumber dan kredibilitas</translation>
    </message>
    <message>
        <source>Claims that a source takes part in. Click a cell to list them.</source>
        <translation>Klaim yang melibatkan sebuah sumber. Klik sel untuk mendaftarnya.</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Dari waktu ke waktu</translation>
    </message>
    <message>
        <source>Claims by the day that their article was published.</source>
        <translation>Klaim menurut hari terbit artikelnya.</translation>
    </message>
    <message>
        <source>Who cites whom</source>
        <translation>Siapa mengutip siapa</translation>
    </message>
    <message>
        <source>From who passes on to who is cited. Click a source to list its claims.</source>
        <translation>Dari yang meneruskan ke yang dikutip. Klik sumber untuk mendaftar klaimnya.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Kemajuan</translation>
    </message>
    <message>
        <source>Those first in which most is left. Click an article to open it.</source>
        <translation>Yang paling banyak sisanya lebih dulu. Klik artikel untuk membukanya.</translation>
    </message>
    <message>
        <source>The program was ended without closing last time; no step had been saved.</source>
        <translation>Terakhir kali program berakhir tanpa menutup proyek ini; belum ada langkah yang disimpan.</translation>
    </message>
    <message>
        <source>You can read it here meanwhile: search, filter and export go on, nothing is changed.</source>
        <translation>Sementara itu Anda dapat membacanya di sini: mencari, menyaring dan mengekspor tetap jalan, tidak ada yang diubah.</translation>
    </message>
    <message>
        <source>The program was ended without closing last time; all is here up to “{step}”, {time}.</source>
        <translation>Terakhir kali program berakhir tanpa menutup proyek ini; semuanya ada sampai “{step}”, {time}.</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>Buka hanya-baca</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Simpan sebagai PDF</translation>
    </message>
    <message>
        <source>✓ saved as {name}</source>
        <translation>✓ disimpan sebagai {name}</translation>
    </message>
    <message>
        <source>Article: {title}</source>
        <translation>Artikel: {title}</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>Saran</translation>
    </message>
    <message>
        <source>The drive answers again. There is no step yet.</source>
        <translation>Drive menjawab lagi. Belum ada langkah.</translation>
    </message>
    <message>
        <source>Lists or quotations lie too deep in one another: “{0}”.</source>
        <translation>Daftar atau kutipan bersarang terlalu dalam: “{0}”.</translation>
    </message>
    <message>
        <source>Choose a shorter name.</source>
        <translation>Pilih nama yang lebih pendek.</translation>
    </message>
    <message>
        <source>Line {0} is longer than {1} MiB.</source>
        <translation>Baris {0} lebih panjang daripada {1} MiB.</translation>
    </message>
    <message>
        <source>Give one text a line.</source>
        <translation>Tulis satu teks per baris.</translation>
    </message>
    <message>
        <source>“{0}” is there already.</source>
        <translation>“{0}” sudah ada.</translation>
    </message>
    <message>
        <source>Open it, or choose another name for the sample.</source>
        <translation>Buka, atau pilih nama lain untuk contoh.</translation>
    </message>
    <message>
        <source>Claim {0} does not stand at its words in “{1}”.</source>
        <translation>Klaim {0} tidak berada pada kata-katanya di “{1}”.</translation>
    </message>
    <message>
        <source>Run: sorotan check.</source>
        <translation>Jalankan: sorotan check.</translation>
    </message>
    <message>
        <source>This claim has several passages.</source>
        <translation>Klaim ini punya beberapa bagian.</translation>
    </message>
    <message>
        <source>Choose a claim that is one passage.</source>
        <translation>Pilih klaim yang hanya satu bagian.</translation>
    </message>
    <message>
        <source>Tag the same words, {0}</source>
        <translation>Tandai kata yang sama, {0}</translation>
    </message>
    <message>
        <source>These are not the words of the claim.</source>
        <translation>Ini bukan kata-kata klaimnya.</translation>
    </message>
    <message>
        <source>Look for the same words again.</source>
        <translation>Cari lagi kata yang sama.</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <translation>{0} kosong.</translation>
    </message>
    <message>
        <source>It needs words.</source>
        <translation>Harus berisi kata-kata.</translation>
    </message>
    <message>
        <source>Import {0}</source>
        <translation>Impor {0}</translation>
    </message>
    <message>
        <source>An article needs a title.</source>
        <translation>Artikel harus berjudul.</translation>
    </message>
    <message>
        <source>Type one, or leave the old one.</source>
        <translation>Ketikkan, atau biarkan yang lama.</translation>
    </message>
    <message>
        <source>Edit article</source>
        <translation>Sunting artikel</translation>
    </message>
    <message>
        <source>Delete {0}</source>
        <translation>Hapus {0}</translation>
    </message>
    <message>
        <source>Rate credibility {0}</source>
        <translation>Nilai kredibilitas {0}</translation>
    </message>
    <message>
        <source>Rate credibility {0} on {1}</source>
        <translation>Nilai kredibilitas {0} pada {1}</translation>
    </message>
    <message>
        <source>Set quotation {0}</source>
        <translation>Tetapkan cara kutip {0}</translation>
    </message>
    <message>
        <source>Set quotation {0} on {1}</source>
        <translation>Tetapkan cara kutip {0} pada {1}</translation>
    </message>
    <message>
        <source>Edit note</source>
        <translation>Sunting catatan</translation>
    </message>
    <message>
        <source>Edit note on {0}</source>
        <translation>Sunting catatan pada {0}</translation>
    </message>
    <message>
        <source>There are no words in this selection.</source>
        <translation>Tidak ada kata dalam pilihan ini.</translation>
    </message>
    <message>
        <source>Select the words of the claim.</source>
        <translation>Pilih kata-kata klaimnya.</translation>
    </message>
    <message>
        <source>A source needs a name.</source>
        <translation>Sumber harus bernama.</translation>
    </message>
    <message>
        <source>Type one.</source>
        <translation>Ketikkan namanya.</translation>
    </message>
    <message>
        <source>Highlight claim</source>
        <translation>Sorot klaim</translation>
    </message>
    <message>
        <source>{0} is a source of this claim already.</source>
        <translation>{0} sudah menjadi sumber klaim ini.</translation>
    </message>
    <message>
        <source>Name one that knows it from elsewhere.</source>
        <translation>Sebutkan yang mengetahuinya dari tempat lain.</translation>
    </message>
    <message>
        <source>A tag needs at least one letter.</source>
        <translation>Label butuh setidaknya satu huruf.</translation>
    </message>
    <message>
        <source>Type a word.</source>
        <translation>Ketikkan sebuah kata.</translation>
    </message>
    <message>
        <source>Set source {0}</source>
        <translation>Tetapkan sumber {0}</translation>
    </message>
    <message>
        <source>Set source {0} on {1}</source>
        <translation>Tetapkan sumber {0} pada {1}</translation>
    </message>
    <message>
        <source>Set chain</source>
        <translation>Tetapkan rantai</translation>
    </message>
    <message>
        <source>Set chain on {0}</source>
        <translation>Tetapkan rantai pada {0}</translation>
    </message>
    <message>
        <source>Remove source</source>
        <translation>Keluarkan sumber</translation>
    </message>
    <message>
        <source>Remove source on {0}</source>
        <translation>Keluarkan sumber pada {0}</translation>
    </message>
    <message>
        <source>Rate reliability {0}</source>
        <translation>Nilai keandalan {0}</translation>
    </message>
    <message>
        <source>Rate reliability {0} on {1}</source>
        <translation>Nilai keandalan {0} pada {1}</translation>
    </message>
    <message>
        <source>Rate {0}{1}</source>
        <translation>Nilai {0}{1}</translation>
    </message>
    <message>
        <source>Rate {0}{1} on {2}</source>
        <translation>Nilai {0}{1} pada {2}</translation>
    </message>
    <message>
        <source>Confirmed by {0}</source>
        <translation>Dikuatkan {0}</translation>
    </message>
    <message>
        <source>Confirmed by {0} on {1}</source>
        <translation>Dikuatkan {0} pada {1}</translation>
    </message>
    <message>
        <source>Tag {0}</source>
        <translation>Labeli {0}</translation>
    </message>
    <message>
        <source>Tag {0} on {1}</source>
        <translation>Labeli {0} pada {1}</translation>
    </message>
    <message>
        <source>Remove tag {0}</source>
        <translation>Lepas label {0}</translation>
    </message>
    <message>
        <source>Remove tag {0} on {1}</source>
        <translation>Lepas label {0} pada {1}</translation>
    </message>
    <message>
        <source>“{0}” is no date or time.</source>
        <translation>“{0}” bukan tanggal atau waktu.</translation>
    </message>
    <message>
        <source>Write 2026-11-29, or 2026-11-29T14:30.</source>
        <translation>Tulis 2026-11-29 atau 2026-11-29T14:30.</translation>
    </message>
    <message>
        <source>Move claim&apos;s edges</source>
        <translation>Geser tepi klaim</translation>
    </message>
    <message>
        <source>There is nothing to split here.</source>
        <translation>Tidak ada yang dapat dibelah di sini.</translation>
    </message>
    <message>
        <source>Put the text cursor inside the claim, between two words.</source>
        <translation>Letakkan kursor teks di dalam klaim, di antara dua kata.</translation>
    </message>
    <message>
        <source>Split claim</source>
        <translation>Belah klaim</translation>
    </message>
    <message>
        <source>Claims of different articles cannot be joined.</source>
        <translation>Klaim dari artikel berbeda tidak dapat digabung.</translation>
    </message>
    <message>
        <source>Select claims of one article.</source>
        <translation>Pilih klaim dari satu artikel.</translation>
    </message>
    <message>
        <source>There is no other claim to join it with.</source>
        <translation>Tidak ada klaim lain untuk digabung.</translation>
    </message>
    <message>
        <source>Select several claims in the table.</source>
        <translation>Pilih beberapa klaim di tabel.</translation>
    </message>
    <message>
        <source>New source {0}</source>
        <translation>Sumber baru {0}</translation>
    </message>
    <message>
        <source>Rename {0}</source>
        <translation>Ganti nama {0}</translation>
    </message>
    <message>
        <source>Edit source {0}</source>
        <translation>Sunting sumber {0}</translation>
    </message>
    <message>
        <source>Add alias {0}</source>
        <translation>Tambah nama lain {0}</translation>
    </message>
    <message>
        <source>Remove alias {0}</source>
        <translation>Hapus nama lain {0}</translation>
    </message>
    <message>
        <source>Move {0}</source>
        <translation>Pindahkan {0}</translation>
    </message>
    <message>
        <source>Merge {0} into {1}</source>
        <translation>Gabungkan {0} menjadi {1}</translation>
    </message>
    <message>
        <source>{0} is used by claims.</source>
        <translation>{0} dipakai oleh klaim.</translation>
    </message>
    <message>
        <source>Merge it with another source instead.</source>
        <translation>Gabungkan dengan sumber lain saja.</translation>
    </message>
    <message>
        <source>“{0}” is a name of {1} already.</source>
        <translation>“{0}” sudah menjadi nama {1}.</translation>
    </message>
    <message>
        <source>Choose that source, or merge the two.</source>
        <translation>Pilih sumber itu, atau gabungkan keduanya.</translation>
    </message>
    <message>
        <source>Record suggestions</source>
        <translation>Catat saran</translation>
    </message>
    <message>
        <source>Accept {0}</source>
        <translation>Terima {0}</translation>
    </message>
    <message>
        <source>Edit and accept {0}</source>
        <translation>Sunting dan terima {0}</translation>
    </message>
    <message>
        <source>Reject {0}</source>
        <translation>Tolak {0}</translation>
    </message>
    <message>
        <source>“{0}” has this text already.</source>
        <translation>“{0}” sudah bertekskan ini.</translation>
    </message>
    <message>
        <source>There is nothing to bring up to date.</source>
        <translation>Tidak ada yang perlu diperbarui.</translation>
    </message>
    <message>
        <source>New version of {0}</source>
        <translation>Versi baru {0}</translation>
    </message>
    <message>
        <source>Give a claim its place</source>
        <translation>Beri klaim tempatnya</translation>
    </message>
    <message>
        <source>Drop {0} without a place</source>
        <translation>Lepaskan {0} tanpa tempat</translation>
    </message>
    <message>
        <source>{0} is of an older format.</source>
        <translation>{0} memakai format lama.</translation>
    </message>
    <message>
        <source>There is no claim {0} in this project.</source>
        <translation>Tidak ada klaim {0} di proyek ini.</translation>
    </message>
    <message>
        <source>It may have been deleted.</source>
        <translation>Mungkin sudah dihapus.</translation>
    </message>
    <message>
        <source>The drive with {0} does not answer. Nothing was begun.</source>
        <translation>Drive dengan {0} tidak menjawab. Belum ada yang dimulai.</translation>
    </message>
    <message>
        <source>The drive with {0} does not answer. The last step is there whole or not at all.</source>
        <translation>Drive dengan {0} tidak menjawab. Langkah terakhir tersimpan utuh atau tidak sama sekali.</translation>
    </message>
    <message>
        <source>Open it once to bring it up to date.</source>
        <translation>Buka sekali agar diperbarui.</translation>
    </message>
    <message>
        <source>{0} could not be used: {1}.</source>
        <translation>{0} tidak dapat dipakai: {1}.</translation>
    </message>
    <message>
        <source>Nothing of this step was saved.</source>
        <translation>Tidak ada bagian langkah ini yang tersimpan.</translation>
    </message>
    <message>
        <source>There is not enough memory for what is in {0}.</source>
        <translation>Memori tidak cukup untuk isi {0}.</translation>
    </message>
    <message>
        <source>A number is too large for {0}.</source>
        <translation>Ada angka yang terlalu besar untuk {0}.</translation>
    </message>
    <message>
        <source>There is half a character in it, which cannot be saved.</source>
        <translation>Di dalamnya ada setengah karakter, yang tidak dapat disimpan.</translation>
    </message>
    <message>
        <source>Write or paste it anew.</source>
        <translation>Tulis atau tempelkan lagi.</translation>
    </message>
    <message>
        <source>{0} exists already.</source>
        <translation>{0} sudah ada.</translation>
    </message>
    <message>
        <source>Open it, or choose another name.</source>
        <translation>Buka, atau pilih nama lain.</translation>
    </message>
    <message>
        <source>The folder {0} does not exist.</source>
        <translation>Folder {0} tidak ada.</translation>
    </message>
    <message>
        <source>Make it first, or choose another folder.</source>
        <translation>Buat dahulu, atau pilih folder lain.</translation>
    </message>
    <message>
        <source>{0} does not exist.</source>
        <translation>{0} tidak ada.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed.</source>
        <translation>Mungkin dipindah atau diganti namanya.</translation>
    </message>
    <message>
        <source>{0} is a folder, not a Sorotan project.</source>
        <translation>{0} adalah folder, bukan proyek Sorotan.</translation>
    </message>
    <message>
        <source>Choose a file that ends in .sorotan.</source>
        <translation>Pilih berkas yang berakhiran .sorotan.</translation>
    </message>
    <message>
        <source>{0} is no Sorotan project.</source>
        <translation>{0} bukan proyek Sorotan.</translation>
    </message>
    <message>
        <source>Choose a file that ends in .sorotan, or import it as an article.</source>
        <translation>Pilih berkas yang berakhiran .sorotan, atau impor sebagai artikel.</translation>
    </message>
    <message>
        <source>{0} is read-only.</source>
        <translation>{0} hanya dapat dibaca.</translation>
    </message>
    <message>
        <source>Make it writable, or copy it to another place and open the copy.</source>
        <translation>Jadikan dapat ditulis, atau salin ke tempat lain dan buka salinannya.</translation>
    </message>
    <message>
        <source>The folder {0} cannot be written.</source>
        <translation>Folder {0} tidak dapat ditulis.</translation>
    </message>
    <message>
        <source>Copy the project to another folder.</source>
        <translation>Salin proyek ke folder lain.</translation>
    </message>
    <message>
        <source>{0} is open elsewhere: by {1} on {2} (process {3}) since {4}.</source>
        <translation>{0} sedang dibuka di tempat lain: oleh {1} di {2} (proses {3}) sejak {4}.</translation>
    </message>
    <message>
        <source>{0} is open elsewhere.</source>
        <translation>{0} sedang dibuka di tempat lain.</translation>
    </message>
    <message>
        <source>{0} was made by a newer Sorotan: its format is {1}, this one knows {2}.</source>
        <translation>{0} dibuat oleh Sorotan yang lebih baru: formatnya {1}, yang ini mengenal {2}.</translation>
    </message>
    <message>
        <source>Update Sorotan to open it.</source>
        <translation>Perbarui Sorotan untuk membukanya.</translation>
    </message>
    <message>
        <source>{0} cannot be used: {1}.</source>
        <translation>{0} tidak bisa dipakai: {1}.</translation>
    </message>
    <message>
        <source>Check the disk and the folder.</source>
        <translation>Periksa diska dan folder.</translation>
    </message>
    <message>
        <source>The disk with {0} is full. Nothing of this step was saved.</source>
        <translation>Diska tempat {0} penuh. Tidak ada bagian langkah ini yang tersimpan.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>Kosongkan ruang dan coba lagi.</translation>
    </message>
    <message>
        <source>The disk with {0} failed. Nothing of this step was saved.</source>
        <translation>Diska tempat {0} gagal. Tidak ada bagian langkah ini yang tersimpan.</translation>
    </message>
    <message>
        <source>Check the disk and its space.</source>
        <translation>Periksa diska dan ruangnya.</translation>
    </message>
    <message>
        <source>{0} cannot be written.</source>
        <translation>{0} tidak dapat ditulis.</translation>
    </message>
    <message>
        <source>Check its permissions, or save a copy elsewhere.</source>
        <translation>Periksa izinnya, atau simpan salinan di tempat lain.</translation>
    </message>
    <message>
        <source>{0} is in use by another program.</source>
        <translation>{0} sedang dipakai program lain.</translation>
    </message>
    <message>
        <source>Close it there and try again.</source>
        <translation>Tutup di sana dan coba lagi.</translation>
    </message>
    <message>
        <source>{0} is damaged.</source>
        <translation>{0} rusak.</translation>
    </message>
    <message>
        <source>A value in {0}, or for it, is longer than {1} MiB.</source>
        <translation>Sebuah nilai di {0}, atau untuknya, lebih panjang daripada {1} MiB.</translation>
    </message>
    <message>
        <source>Nothing was saved.</source>
        <translation>Tidak ada yang tersimpan.</translation>
    </message>
    <message>
        <source>{0} cannot be opened.</source>
        <translation>{0} tidak dapat dibuka.</translation>
    </message>
    <message>
        <source>Check that its folder exists and may be written.</source>
        <translation>Periksa apakah foldernya ada dan boleh ditulis.</translation>
    </message>
    <message>
        <source>{0} has parts in it that Sorotan did not make ({1}{2}). It was not opened.</source>
        <translation>Di dalam {0} ada bagian yang tidak dibuat oleh Sorotan ({1}{2}). Berkas itu tidak dibuka.</translation>
    </message>
    <message>
        <source>{0} is not of Sorotan: it speaks of another file.</source>
        <translation>{0} bukan dari Sorotan: isinya menunjuk berkas lain.</translation>
    </message>
    <message>
        <source>Move it away, then try again.</source>
        <translation>Pindahkan, lalu coba lagi.</translation>
    </message>
    <message>
        <source>{0} is damaged: {1} {2} is not as Sorotan made it.</source>
        <translation>{0} rusak: {1} {2} tidak seperti yang dibuat Sorotan.</translation>
    </message>
    <message>
        <source>{0} is open read-only.</source>
        <translation>{0} terbuka hanya-baca.</translation>
    </message>
    <message>
        <source>Close it where it is being edited, then open it again.</source>
        <translation>Tutup di tempat ia disunting, lalu buka lagi.</translation>
    </message>
    <message>
        <source>{0} was moved, deleted or replaced while it was open. This step was not saved.</source>
        <translation>{0} dipindah, dihapus atau diganti selagi terbuka. Langkah ini tidak tersimpan.</translation>
    </message>
    <message>
        <source>Use File &gt; Save a copy to keep everything up to here.</source>
        <translation>Pakai Berkas &gt; Simpan salinan untuk menyimpan semuanya sampai di sini.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Pilih nama lain.</translation>
    </message>
    <message>
        <source>Restore a backup, or save what can be read: sorotan recover.</source>
        <translation>Pulihkan cadangan, atau simpan yang terbaca: sorotan recover.</translation>
    </message>
    <message>
        <source>{0} lies on a drive of the network.</source>
        <translation>{0} terletak di drive jaringan.</translation>
    </message>
    <message>
        <source>Such drives may lose steps when they stand still, and two people may write at once. Copy it to this computer to work on it, and back when you are done.</source>
        <translation>Drive seperti itu bisa kehilangan langkah bila macet, dan dua orang bisa menulis sekaligus. Salin ke komputer ini untuk mengerjakannya, lalu kembalikan setelah selesai.</translation>
    </message>
    <message>
        <source>{0} lies in a folder that another program keeps in step ({1}).</source>
        <translation>{0} terletak di folder yang disinkronkan program lain ({1}).</translation>
    </message>
    <message>
        <source>It may be copied in the middle of a step, or be written over from another computer. Move it out of there to work on it, or let that program rest meanwhile.</source>
        <translation>Berkas bisa tersalin di tengah langkah, atau tertimpa dari komputer lain. Pindahkan dari sana untuk mengerjakannya, atau hentikan dahulu program itu.</translation>
    </message>
    <message>
        <source>Wait until it is there again, or check the network; then try again.</source>
        <translation>Tunggu sampai ada lagi, atau periksa jaringan; lalu coba lagi.</translation>
    </message>
    <message>
        <source>The clock of this computer is behind: the last step in {0} is of {1}.</source>
        <translation>Jam komputer ini terlambat: langkah terakhir dalam {0} bertanggal {1}.</translation>
    </message>
    <message>
        <source>Set the clock. Until then new steps bear a wrong time; their order and their backups are right.</source>
        <translation>Setel jamnya. Sebelum itu langkah baru berwaktu salah; urutan dan cadangannya tetap benar.</translation>
    </message>
    <message>
        <source>There is no article {0} in this project.</source>
        <translation>Tidak ada artikel {0} di proyek ini.</translation>
    </message>
    <message>
        <source>There is no claim without a place with the number {0}.</source>
        <translation>Tidak ada klaim tanpa tempat bernomor {0}.</translation>
    </message>
    <message>
        <source>Close other programs and try again. Where it comes again, restore a backup, or use sorotan recover.</source>
        <translation>Tutup program lain, lalu coba lagi. Jika terulang, pulihkan cadangan, atau gunakan sorotan recover.</translation>
    </message>
    <message>
        <source>Close it there, then open it here.</source>
        <translation>Tutup di sana, lalu buka di sini.</translation>
    </message>
    <message>
        <source>That program has ended, and its lock was left. Delete {0} and open it again.</source>
        <translation>Program itu sudah berakhir, tetapi kuncinya tertinggal. Hapus {0}, lalu buka lagi.</translation>
    </message>
    <message>
        <source>It may have its place again.</source>
        <translation>Mungkin sudah punya tempat lagi.</translation>
    </message>
    <message>
        <source>There is no source {0} in this project.</source>
        <translation>Tidak ada sumber {0} di proyek ini.</translation>
    </message>
    <message>
        <source>It may have been merged or deleted.</source>
        <translation>Mungkin sudah digabung atau dihapus.</translation>
    </message>
    <message>
        <source>There is no suggestion {0} in this project.</source>
        <translation>Tidak ada saran {0} di proyek ini.</translation>
    </message>
    <message>
        <source>Take the suggestions anew.</source>
        <translation>Minta sarannya lagi.</translation>
    </message>
    <message>
        <source>Nothing of {0} can be read: its table of contents is destroyed.</source>
        <translation>Tidak ada isi {0} yang terbaca: daftar isinya hancur.</translation>
    </message>
    <message>
        <source>What was saved of {0} does not hold together: {1}</source>
        <translation>Yang terselamatkan dari {0} tidak utuh: {1}</translation>
    </message>
    <message>
        <source>Restore a backup.</source>
        <translation>Pulihkan cadangan.</translation>
    </message>
    <message>
        <source>Restore one of its {0} backups.</source>
        <translation>Pulihkan salah satu dari {0} cadangannya.</translation>
    </message>
    <message>
        <source>There is no backup of it.</source>
        <translation>Tidak ada cadangannya.</translation>
    </message>
    <message>
        <source>{0} is damaged: something in it is not as Sorotan writes it.</source>
        <translation>{0} rusak: ada isinya yang tidak seperti yang ditulis Sorotan.</translation>
    </message>
    <message>
        <source>Learning needs Indonesian or English articles.</source>
        <translation>Belajar butuh artikel Indonesia atau Inggris.</translation>
    </message>
    <message>
        <source>Set the language of the articles.</source>
        <translation>Tetapkan bahasa artikelnya.</translation>
    </message>
    <message>
        <source>Too little to learn from: {0} claims and rejected suggestions, articles: {1}.</source>
        <translation>Terlalu sedikit untuk dipelajari: {0} klaim dan saran yang ditolak, artikel: {1}.</translation>
    </message>
    <message>
        <source>Decide on suggestions in two articles or more, {0} in all.</source>
        <translation>Putuskan saran di dua artikel atau lebih, {0} seluruhnya.</translation>
    </message>
    <message>
        <source>The passage {0} to {1} is not inside the article of {2} characters.</source>
        <translation>Bagian {0} sampai {1} tidak ada di dalam artikel yang {2} karakter.</translation>
    </message>
    <message>
        <source>Select the passage again.</source>
        <translation>Pilih lagi bagian itu.</translation>
    </message>
</context>
</TS>
